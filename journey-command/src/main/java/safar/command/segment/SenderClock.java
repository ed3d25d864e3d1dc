package safar.command.segment;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * When a message says that it happened, put right for a sender whose clock is wrong.
 *
 * <p>{@code originalTimestamp} is moved by the difference between receiving and sending. {@code timestamp} is somebody's word and is moved
 * only if the sender's clock is certainly ahead: a message cannot be sent after it was received, but it may well be late. Clocks are put
 * right by whole minutes, so that the way a message takes changes nothing and a repeat says the same.
 */
record SenderClock(Delivery delivery) {

    private static final long LAST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** ISO 8601 with four digits for the year; a time without zone is in UTC, a date alone is its first moment. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendPattern("['T'][' ']")
                    .append(ISO_LOCAL_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter())
            .toFormatter();

    /** The time in RFC 3339; what cannot be read stays as it is, for the intake to refuse. */
    String occurredAt(JsonNode message) {
        var sentAt = delivery.sentAt().or(() -> time(message.path("sentAt")));
        var error = sentAt.map(this::error).orElse(Duration.ZERO);
        if (message.hasNonNull("timestamp")) {
            return told(message.path("timestamp"), error.isNegative() ? error : Duration.ZERO);
        }
        if (message.hasNonNull("originalTimestamp")) {
            return told(message.path("originalTimestamp"), error);
        }
        return sentAt.map(time -> time.plus(error))
                .orElse(delivery.receivedAt())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private Duration error(Instant sentAt) {
        return Duration.ofMinutes(
                Math.round(Duration.between(sentAt, delivery.receivedAt()).toSeconds() / 60.0));
    }

    private static String told(JsonNode told, Duration correction) {
        return time(told).map(time -> time.plus(correction).toString()).orElseGet(told::asString);
    }

    static Optional<Instant> time(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.longValueOpt().stream()
                    .filter(millis -> Math.abs(millis) <= LAST_MILLIS)
                    .mapToObj(Instant::ofEpochMilli)
                    .findFirst();
        }
        return value.stringValueOpt().flatMap(SenderClock::parse).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Optional<Instant> parse(String text) {
        try {
            var time = TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (time) {
                        case OffsetDateTime zoned -> zoned.toInstant();
                        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                        default ->
                            LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
                    });
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
