package safar.benchmark.rows;

import java.util.Arrays;
import java.util.Locale;

/** What can be measured by itself, on the workload {@code retail}: complaints on a server of their own, growth on two. */
public enum Part {
    INGEST,
    READS,
    REBUILD,
    HISTORY,
    IDENTITY,
    POLICY,
    WEBHOOKS,
    COMPLAINTS,
    GROWTH;

    /** The part of that name. */
    public static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a workload, found '%s'".formatted(name)));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
