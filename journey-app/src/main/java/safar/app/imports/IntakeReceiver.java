package safar.app.imports;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import safar.app.imports.mapping.Json;
import safar.app.imports.mapping.Line;
import safar.app.imports.mapping.Outcome;
import safar.command.ingest.Limits;
import safar.command.ingest.OverloadedException;
import safar.command.ingest.Receipt;
import safar.command.ingest.TouchpointIntake;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands touchpoints to the intake of the same process, within the limits that hold for everybody; overload is waited out. */
final class IntakeReceiver implements Receiver {

    private static final JsonMapper ELEMENTS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final RetryPolicy<Receipt> PATIENCE = RetryPolicy.<Receipt>builder()
            .handle(OverloadedException.class)
            .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(5))
            .withMaxRetries(-1)
            .withMaxDuration(Duration.ofMinutes(5))
            .build();

    private final TouchpointIntake intake;
    private final String importId;

    IntakeReceiver(TouchpointIntake intake, String importId) {
        this.intake = intake;
        this.importId = importId;
    }

    @Override
    public Answer deliver(List<Outcome.Touchpoint> touchpoints) {
        var elements = new ArrayList<JsonNode>();
        var places = new ArrayList<Integer>();
        var rejected = new ArrayList<Answer.Rejection>();
        for (var index = 0; index < touchpoints.size(); index++) {
            var touchpoint = touchpoints.get(index);
            var reason = element(touchpoint.json(), elements);
            if (reason == null) {
                places.add(index);
            } else {
                rejected.add(new Answer.Rejection(
                        index, touchpoint.id(), Line.object().put("detail", reason)));
            }
        }
        var receipt = Failsafe.with(PATIENCE).get(() -> intake.take(elements, importId));
        receipt.rejected()
                .forEach(rejection -> rejected.add(new Answer.Rejection(
                        places.get(rejection.index()), rejection.id(), Json.MAPPER.valueToTree(rejection.problem()))));
        return new Answer(receipt.accepted(), receipt.duplicates(), rejected);
    }

    /** Adds the element, or says why it cannot be one. */
    private static @Nullable String element(String json, List<JsonNode> elements) {
        if (json.length() > Limits.ELEMENT) {
            return "expected at most %,d characters, found %,d".formatted(Limits.ELEMENT, json.length());
        }
        try {
            elements.add(ELEMENTS.readTree(json));
            return null;
        } catch (JacksonException unreadable) {
            return unreadable.getOriginalMessage();
        }
    }
}
