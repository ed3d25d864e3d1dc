package safar.command.segment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.command.ingest.Allowances;
import safar.command.ingest.Limits;
import safar.command.ingest.RefusedRequestException;
import safar.command.ingest.TouchpointIntake;
import tools.jackson.databind.JsonNode;

/** Where Segment-compatible libraries deliver; 200 says that what could be taken is durable. */
@RestController
final class SegmentController {

    private final TouchpointIntake intake;
    private final Allowances allowances;
    private final SegmentBodies bodies;
    private final SegmentMessages messages;

    SegmentController(
            TouchpointIntake intake,
            Allowances allowances,
            TokenCheck tokens,
            @Value("${safar.segment.currency:USD}") Currency currency) {
        this.intake = intake;
        this.allowances = allowances;
        this.bodies = new SegmentBodies(tokens);
        this.messages = new SegmentMessages(currency.getCurrencyCode());
    }

    @PostMapping({"/v1/batch", "/v1/batch/"})
    Stored takeBatch(HttpServletRequest request) {
        return takeAll(request, null);
    }

    /** What lies in the past starts no campaign; what came on one day (UTC) can be taken back together. */
    @PostMapping({"/v1/import", "/v1/import/"})
    Stored takePast(HttpServletRequest request) {
        return takeAll(request, "segment-import-" + LocalDate.now(ZoneOffset.UTC));
    }

    private Stored takeAll(HttpServletRequest request, @Nullable String importId) {
        var sent = bodies.read(request);
        var body = sent.json();
        var batch = body.path("batch");
        if (!batch.isArray()) {
            throw RefusedRequestException.unreadable("expected an array at /batch");
        }
        if (batch.size() > Limits.ELEMENTS) {
            throw RefusedRequestException.tooMany(batch.size());
        }
        allowances.take(sent.sender(), batch.size());
        return take(batch.valueStream(), Delivery.of(Instant.now(), body), importId);
    }

    @PostMapping({
        "/v1/{type:track|identify|page|screen|alias|group}",
        "/v1/{type:track|identify|page|screen|alias|group}/"
    })
    Stored takeOne(@PathVariable String type, HttpServletRequest request) {
        var sent = bodies.read(request);
        allowances.take(sent.sender(), 1);
        return take(Stream.of(sent.json().put("type", type)), Delivery.ofOne(Instant.now()), null);
    }

    private Stored take(Stream<JsonNode> batch, Delivery delivery, @Nullable String importId) {
        var touchpoints =
                batch.map(message -> messages.touchpoint(message, delivery)).toList();
        return new Stored(true, intake.take(touchpoints, importId).rejected());
    }
}
