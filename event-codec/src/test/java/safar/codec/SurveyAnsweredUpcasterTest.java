package safar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.SurveyKind;

class SurveyAnsweredUpcasterTest {

    private static final String REVISION_1 = """
            {"touch": {"source": "s", "id": "1", "revision": 0, "channel": "web", "occurredAt": 1777802400123,
             "identifiers": [{"type": "email", "stream": "00000000000000000000000000"}], "fingerprint": "x"},
             "surveyId": "q", "kind": "nps", "score": 9, "answers": {}}""";

    @Test
    void an_answer_from_before_scales_were_stored_gets_the_scale_of_its_question(@TempDir Path folder) {
        try (var keys = SqliteStreamKeys.open(folder.resolve("keys.db"))) {
            var answer = (SurveyAnswered) read(REVISION_1, new EventSerializer(keys));
            assertThat(answer.scale()).isEqualTo(SurveyKind.NPS.scale().orElseThrow());
            assertThat(answer.score()).isEqualByComparingTo("9");
        }
    }

    private static Object read(String json, EventSerializer serializer) {
        var entry = new GenericDomainEventEntry<>(
                "journey",
                "journey/x",
                0,
                "id",
                Instant.EPOCH,
                "survey-answered",
                "1",
                json.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(1), entry)),
                        serializer,
                        new EventUpcasterChain(new SurveyAnsweredUpcaster()))
                .findFirst()
                .orElseThrow()
                .getPayload();
    }
}
