package safar.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import safar.app.access.SignInLink;

/** Starts everything in one process, which runs until it is stopped. */
@Command(
        name = "run",
        description = "Starts everything in one process on 127.0.0.1 and says where when it is ready. Ctrl-C stops it.")
final class RunCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:SAFAR_DATA:-data}",
            description = "The folder that holds everything, made when absent (default: SAFAR_DATA, or ./data).")
    private Path data;

    @Option(names = "--demo", description = "Fill an empty store with two years of made-up journeys.")
    private boolean demo;

    @Option(names = "--demo-customers", paramLabel = "N", description = "How many customers the demo has.")
    private @Nullable Integer demoCustomers;

    RunCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        var context = spring.run(settings());
        var address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        spec.commandLine()
                .getOut()
                .printf(
                        "Safar is ready: %s%n",
                        context.getBean(SignInLink.class).under(address));
        return 0;
    }

    private String[] settings() {
        var settings = new ArrayList<String>();
        settings.add("--server.port=" + port);
        settings.add("--safar.data=" + data);
        settings.add("--safar.demo.load=" + demo);
        if (demoCustomers != null) {
            settings.add("--safar.demo.customers=" + demoCustomers);
        }
        return settings.toArray(String[]::new);
    }
}
