package safar.command.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SenderClockTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Instant RECEIVED = Instant.parse("2026-05-03T12:00:10Z");

    @ParameterizedTest
    @CsvSource({
        "2026-05-03T10:00:00.123Z, 2026-05-03T10:00:00.123Z",
        "2026-05-03T12:00:00+02:00, 2026-05-03T10:00:00Z",
        "2026-05-03T12:00:00+0200, 2026-05-03T10:00:00Z",
        "2026-05-03 10:00:00, 2026-05-03T10:00:00Z",
        "2026-05-03T10:00, 2026-05-03T10:00:00Z",
        "2026-05-03T10:00:00.123456Z, 2026-05-03T10:00:00.123Z",
        "2026-05-03, 2026-05-03T00:00:00Z",
        "yesterday, yesterday"
    })
    void times_are_read_in_every_usual_form(String told, String occurredAt) {
        assertThat(occurredAt("{\"timestamp\": \"%s\"}".formatted(told))).isEqualTo(occurredAt);
    }

    @Test
    void a_number_is_milliseconds_since_1970() {
        assertThat(occurredAt("{\"timestamp\": 1777800000123}")).isEqualTo("2026-05-03T09:20:00.123Z");
        assertThat(occurredAt("{\"timestamp\": 9223372036854775807, \"sentAt\": -9223372036854775807}"))
                .isEqualTo("9223372036854775807");
    }

    @Test
    void a_clock_that_is_an_hour_behind_is_put_right() {
        assertThat(occurredAt("""
                {"originalTimestamp": "2026-05-03T10:59:00Z", "sentAt": "2026-05-03T11:00:00Z"}""")).isEqualTo("2026-05-03T11:59:00Z");
    }

    @Test
    void a_clock_that_is_an_hour_ahead_is_put_right() {
        assertThat(occurredAt("""
                {"originalTimestamp": "2026-05-03T12:59:00Z", "sentAt": "2026-05-03T13:00:00Z"}""")).isEqualTo("2026-05-03T11:59:00Z");
        assertThat(occurredAt("""
                {"timestamp": "2026-05-03T12:59:00Z", "sentAt": "2026-05-03T13:00:00Z"}""")).isEqualTo("2026-05-03T11:59:00Z");
    }

    @Test
    void a_time_that_somebody_told_stays_when_the_message_is_only_late() {
        assertThat(occurredAt("""
                {"timestamp": "2024-02-29T08:00:00Z", "originalTimestamp": "2026-05-03T08:00:00Z", "sentAt": "2026-05-03T08:00:01Z"}""")).isEqualTo("2024-02-29T08:00:00Z");
    }

    @Test
    void seconds_on_the_way_change_nothing() {
        assertThat(occurredAt("""
                {"originalTimestamp": "2026-05-03T11:59:00Z", "sentAt": "2026-05-03T11:59:50Z"}""")).isEqualTo("2026-05-03T11:59:00Z");
    }

    @Test
    void the_body_knows_best_when_it_was_sent() {
        var message = JSON.readTree("""
                {"originalTimestamp": "2026-05-03T08:00:00Z", "sentAt": "2026-05-03T08:00:01Z"}""");

        var body = JSON.readTree("{\"sentAt\": \"2026-05-03T12:00:08Z\"}");

        assertThat(new SenderClock(Delivery.of(RECEIVED, body)).occurredAt(message))
                .isEqualTo("2026-05-03T08:00:00Z");
    }

    @Test
    void a_message_without_time_happened_when_it_was_sent_or_else_received() {
        assertThat(occurredAt("{\"sentAt\": \"2026-05-03T12:00:00Z\"}")).isEqualTo("2026-05-03T12:00:00Z");
        assertThat(occurredAt("{}")).isEqualTo("2026-05-03T12:00:10Z");
    }

    private String occurredAt(String message) {
        return new SenderClock(Delivery.ofOne(RECEIVED)).occurredAt(JSON.readTree(message));
    }
}
