package safar.benchmark.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the micro-benchmarks, each in a process of its own; every figure is the time that one event takes. */
public final class Micro {

    private static final int WARM_UPS = 3;
    private static final int MEASURED = 5;

    private Micro() {}

    /** Takes about a minute for each of {@code forks}. */
    public static void run(int forks) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Micro.class.getPackageName().replace(".", "\\.") + "\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(MEASURED)
                .measurementTime(TimeValue.seconds(2))
                .forks(forks)
                .build();
        new Runner(options).run();
    }
}
