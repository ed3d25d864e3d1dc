package safar.projection.evidence;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What the log was at a moment: how many leaves under which root, and how many streams with which heads. Its text is a C2SP tlog-checkpoint with two more
 * lines, {@code heads <streams> <root of the map of heads>} and {@code time <RFC 3339>}.
 *
 * @param origin the name of the log
 */
public record Checkpoint(String origin, long size, Hash root, long streams, Hash heads, Instant time) {

    private static final Pattern FORM =
            Pattern.compile("(?<origin>[^\\n]+)\\n(?<size>0|[1-9]\\d{0,17})\\n(?<root>[^\\n]+)\\n"
                    + "heads (?<streams>0|[1-9]\\d{0,17}) (?<heads>[^\\n]+)\\ntime (?<time>[^\\n]+)\\n");

    /** Reads what {@link #text} writes. */
    public static Checkpoint parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected a checkpoint of five lines: origin, size, root, heads and time");
        }
        return new Checkpoint(
                form.group("origin"),
                Long.parseLong(form.group("size")),
                Hash.parse(form.group("root")),
                Long.parseLong(form.group("streams")),
                Hash.parse(form.group("heads")),
                Instant.parse(form.group("time")));
    }

    /** What is signed. */
    public String text() {
        return "%s\n%d\n%s\nheads %d %s\ntime %s\n".formatted(origin, size, root, streams, heads, time);
    }
}
