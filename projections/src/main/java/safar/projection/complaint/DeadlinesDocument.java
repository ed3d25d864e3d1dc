package safar.projection.complaint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.projection.complaint.DeadlineRules.Rule;
import safar.projection.complaint.DeadlineRules.Span;
import safar.projection.complaint.DeadlineRules.Until;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Deadlines as people write them, in YAML or JSON. */
public record DeadlinesDocument(@Nullable Map<String, Calendar> calendars, List<Line> deadlines) {

    /**
     * A business calendar.
     *
     * @param zone such as {@code Europe/London}; UTC when left out
     * @param days such as {@code [monday, friday]}; Monday to Friday when left out
     * @param close when a business day ends, such as {@code "17:00"}; its very end when left out
     */
    public record Calendar(
            @Nullable String zone,
            @Nullable List<String> days,
            @Nullable String close,
            @Nullable List<String> holidays) {}

    /**
     * One deadline. Of those with the same name, the first whose condition holds counts.
     *
     * @param until {@code acknowledged}, {@code answered} or {@code closed}
     * @param rule what this rule is called; the deadline's name when left out
     * @param when a CEL condition; holds always when left out
     * @param within a time such as {@code P8W} or {@code PT4H}; or else {@code businessDays}
     * @param warnBefore such as {@code P1D}
     */
    public record Line(
            String name,
            String until,
            @Nullable String rule,
            @Nullable String when,
            @Nullable Integer businessDays,
            @Nullable String within,
            @Nullable String calendar,
            @Nullable String warnBefore,
            @Nullable String escalateTo) {}

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads YAML, of which JSON is a part. */
    public static DeadlinesDocument parse(String text) {
        return YAML.readValue(text, DeadlinesDocument.class);
    }

    /** The deadlines that ship with the product. */
    public static DeadlinesDocument standard() {
        return parse(standardText());
    }

    static String standardText() {
        try (var yaml = DeadlinesDocument.class.getResourceAsStream("standard-deadlines.yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks and compiles it. */
    public DeadlineRules compile(int version) {
        if (deadlines == null) {
            throw new IllegalArgumentException("expected deadlines, found none");
        }
        var compiled = new HashMap<String, BusinessCalendar>();
        if (calendars != null) {
            calendars.forEach((name, calendar) -> compiled.put(name, compiled(name, calendar)));
        }
        return new DeadlineRules(
                version,
                deadlines.stream().map(line -> compiled(line, compiled)).toList());
    }

    private static Rule compiled(Line line, Map<String, BusinessCalendar> calendars) {
        if (line.name() == null) {
            throw new IllegalArgumentException("expected a name of every deadline, found none");
        }
        if (line.until() == null) {
            throw new IllegalArgumentException("expected until of deadline %s, found none".formatted(line.name()));
        }
        var calendar =
                line.calendar() == null ? BusinessCalendar.weekdays(ZoneOffset.UTC) : calendars.get(line.calendar());
        if (calendar == null) {
            throw new IllegalArgumentException("expected the calendar of deadline %s to be one of %s, found '%s'"
                    .formatted(line.name(), calendars.keySet(), line.calendar()));
        }
        return new Rule(
                line.name(),
                line.rule() == null ? line.name() : line.rule(),
                line.when() == null ? _ -> true : CaseVariable.VOCABULARY.condition(line.when()),
                one(Until.class, "until", line.until()),
                span(line, calendar),
                line.warnBefore() == null ? null : length(line.warnBefore()),
                line.escalateTo());
    }

    private static Span span(Line line, BusinessCalendar calendar) {
        if ((line.businessDays() == null) == (line.within() == null)) {
            throw new IllegalArgumentException(
                    "expected businessDays or within, and not both, of deadline %s".formatted(line.name()));
        }
        if (line.businessDays() != null) {
            if (line.businessDays() < 1 || line.businessDays() > 1_000) {
                throw new IllegalArgumentException("expected 1 to 1000 business days of deadline %s, found %d"
                        .formatted(line.name(), line.businessDays()));
            }
            return new Span.BusinessDays(line.businessDays(), calendar);
        }
        try {
            return new Span.Time(DeadlineRules.amount(String.valueOf(line.within())), calendar);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time such as P8W or PT4H of deadline %s, found '%s'"
                            .formatted(line.name(), line.within()),
                    e);
        }
    }

    private static Duration length(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time such as P1D or PT4H, found '%s'".formatted(text), e);
        }
    }

    private static BusinessCalendar compiled(String name, Calendar calendar) {
        try {
            var standard =
                    BusinessCalendar.weekdays(calendar.zone() == null ? ZoneOffset.UTC : ZoneId.of(calendar.zone()));
            return new BusinessCalendar(
                    standard.zone(),
                    calendar.days() == null
                            ? standard.days()
                            : calendar.days().stream()
                                    .map(day -> one(DayOfWeek.class, "days", day))
                                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))),
                    calendar.close() == null ? standard.close() : LocalTime.parse(calendar.close()),
                    calendar.holidays() == null
                            ? Set.of()
                            : calendar.holidays().stream().map(LocalDate::parse).collect(Collectors.toSet()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("calendar %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static <E extends Enum<E>> E one(Class<E> type, String what, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected %s to be one of %s, found '%s'"
                            .formatted(what, EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT), text),
                    e);
        }
    }
}
