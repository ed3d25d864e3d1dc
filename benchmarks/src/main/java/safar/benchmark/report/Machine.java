package safar.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the figures come from: without it they mean little. */
public record Machine(int cores, String processor, long memoryBytes, String system, String java, double loadBefore) {

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** This machine, now. */
    public static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                processor(system.getArch()),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion(),
                Runtime.version().toString(),
                system.getSystemLoadAverage());
    }

    private static String processor(String otherwise) {
        if (!Files.exists(CPUINFO)) {
            return otherwise;
        }
        try (var lines = Files.lines(CPUINFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one line. */
    public String shown() {
        return "%d cores (%s), %.0f GB, %s, Java %s, load average before %.1f"
                .formatted(cores, processor, memoryBytes / 1e9, system, java, loadBefore);
    }
}
