package safar.command.ingest;

import java.time.Duration;
import java.time.Instant;

/** What a touchpoint may measure; sizes in characters unless they say bytes. */
public final class Limits {

    public static final int BODY_BYTES = 10 * 1024 * 1024;
    public static final int ELEMENTS = 10_000;
    public static final int ELEMENT = 256 * 1024;
    public static final int DEPTH = 32;
    public static final int DIGITS = 100;
    public static final int FAULTS = 50;
    public static final int NAME = 200;
    public static final int LINE = 2_000;
    public static final int TEXT = 32 * 1024;
    public static final int ITEMS = 1_500;
    public static final int APPEND = 1_000;
    public static final int TOUCHPOINTS_PER_SECOND = 50_000;
    public static final int BURST_SECONDS = 10;
    public static final int EVENTS_BEHIND = 200_000;
    public static final Duration AHEAD = Duration.ofHours(24);
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private Limits() {}
}
