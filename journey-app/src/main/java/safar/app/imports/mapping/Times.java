package safar.app.imports.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads moments in the first of several formats that fits; a time without an offset is in the zone, a date alone is its first moment there. */
record Times(List<Format> formats) {

    /** One way to write a moment: {@code iso}, {@code epoch-seconds}, {@code epoch-millis} or a pattern of {@link DateTimeFormatter}. */
    record Format(String name, Function<String, Instant> reader) {}

    static Format format(String name, ZoneId zone, Locale locale) {
        return new Format(
                name,
                switch (name) {
                    case "epoch-seconds" -> text -> Instant.ofEpochSecond(whole(text));
                    case "epoch-millis" -> text -> Instant.ofEpochMilli(whole(text));
                    case "iso" -> text -> moment(DateTimeFormatter.ISO_DATE_TIME, text, zone);
                    default -> {
                        var formatter = strict(name, locale);
                        yield text -> moment(formatter, text, zone);
                    }
                });
    }

    /** Strict, so that 31 February is refused, with the era given, so that years may be written as yyyy. */
    private static DateTimeFormatter strict(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            throw new DateTimeException("expected a whole number", notWhole);
        }
    }

    private static Instant moment(DateTimeFormatter formatter, String text, ZoneId zone) {
        return switch (parsed(formatter, text)) {
            case OffsetDateTime moment -> moment.toInstant();
            case LocalDateTime moment -> moment.atZone(zone).toInstant();
            case LocalDate day -> day.atStartOfDay(zone).toInstant();
            case TemporalAccessor other -> throw new DateTimeException("expected a date, found " + other);
        };
    }

    private static TemporalAccessor parsed(DateTimeFormatter formatter, String text) {
        return formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    Instant read(String text) {
        return formats.stream()
                .flatMap(format -> attempt(format.reader(), text).stream())
                .findFirst()
                .orElseThrow(() -> new Unreadable("expected a time written as %s, found '%s'"
                        .formatted(formats.stream().map(Format::name).collect(Collectors.joining(" or ")), text)));
    }

    private static Optional<Instant> attempt(Function<String, Instant> format, String text) {
        try {
            return Optional.of(format.apply(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
