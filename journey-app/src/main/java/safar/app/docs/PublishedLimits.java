package safar.app.docs;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import safar.command.ingest.Limits;
import safar.projection.store.Query;

/** The limits by the names that the words use: {@code name.plain} for machines, {@code name} for people. */
final class PublishedLimits {

    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            entry("body.bytes", Limits.BODY_BYTES),
            entry("elements", Limits.ELEMENTS),
            entry("element", Limits.ELEMENT),
            entry("name", Limits.NAME),
            entry("line", Limits.LINE),
            entry("text", Limits.TEXT),
            entry("items", Limits.ITEMS),
            entry("rate", Limits.TOUCHPOINTS_PER_SECOND),
            entry("page", Query.MOST));

    private PublishedLimits() {}

    static Properties asText() {
        var text = new Properties();
        COUNTS.forEach((name, count) -> {
            text.setProperty(name, String.format(Locale.ROOT, "%,d", count));
            text.setProperty(name + ".plain", String.valueOf(count));
        });
        text.setProperty("earliest", Limits.EARLIEST.toString());
        text.setProperty("ahead", String.valueOf(Limits.AHEAD.toHours()));
        text.setProperty("version", version());
        return text;
    }

    private static String version() {
        return Optional.ofNullable(PublishedLimits.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
