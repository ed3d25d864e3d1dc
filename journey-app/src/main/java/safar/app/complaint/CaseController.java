package safar.app.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import safar.app.access.Authors;
import safar.command.complaint.CaseRequest;
import safar.command.complaint.CaseRequest.Asked;
import safar.command.complaint.Decision.Refusal;
import safar.command.complaint.Verb;
import safar.command.ingest.CaseBodies;
import safar.contract.access.Role;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.IdentityKey;
import safar.query.complaint.CaseJson;
import safar.query.view.StoreHead;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/complaints}: files a case and works on it; each request answers the case and the position after it. */
@RestController
final class CaseController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int MAX_KEY = 200;
    private static final long SECONDS = 10;
    private static final Set<Role> FILERS = Set.of(Role.CX, Role.ADMIN);
    private static final Set<Role> WORKERS = Set.of(Role.CX);

    private final CommandGateway commands;
    private final CaseBodies bodies;
    private final CaseWords words;
    private final CaseJson cases;
    private final StoreHead head;
    private final IdentityKey key;
    private final Clock clock;

    CaseController(
            CommandGateway commands,
            CaseBodies bodies,
            CaseWords words,
            CaseJson cases,
            StoreHead head,
            IdentityKey key,
            Clock clock) {
        this.commands = commands;
        this.bodies = bodies;
        this.words = words;
        this.cases = cases;
        this.head = head;
        this.key = key;
        this.clock = clock;
    }

    @PostMapping(path = "/api/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> file(
            @RequestBody ObjectNode body,
            @RequestHeader(IDEMPOTENCY_KEY) Optional<String> idempotencyKey,
            HttpServletRequest request) {
        var read = words.checked(bodies.filing(body));
        var asked = asked(idempotencyKey.orElse(null), FILERS, request);
        var id = read.complaint() != null
                ? read.complaint()
                : new ComplaintId(key.caseNumber(
                        asked.author().who().name(),
                        asked.request() == null ? UUID.randomUUID().toString() : asked.request()));
        var answer = done(new CaseRequest(id, CaseWords.step(read), asked));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @PostMapping(
            path =
                    "/api/complaints/{id}/{verb:acknowledge|classify|assign|note|attach|investigate|offer|accept|reject|escalate"
                            + "|close|reopen|withdraw}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode work(
            @PathVariable String id,
            @PathVariable String verb,
            @RequestBody(required = false) @Nullable ObjectNode body,
            @RequestHeader(IDEMPOTENCY_KEY) Optional<String> idempotencyKey,
            HttpServletRequest request) {
        if (!ComplaintId.isComplaintId(id)) {
            throw CaseProblem.unknown(id);
        }
        var fields = body == null ? JsonNodeFactory.instance.objectNode() : body;
        var read = words.checked(bodies.step(Verb.find(verb).orElseThrow(), fields));
        return done(new CaseRequest(
                new ComplaintId(id), CaseWords.step(read), asked(idempotencyKey.orElse(null), WORKERS, request)));
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e) {
        return CaseProblem.unreadable();
    }

    private ObjectNode done(CaseRequest request) {
        try {
            var refusal = commands.<@Nullable Refusal>send(request).get(SECONDS, TimeUnit.SECONDS);
            if (refusal != null) {
                throw CaseProblem.of(refusal);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AxonException cause
                    ? cause
                    : new IllegalStateException("could not work on case " + request.complaint(), e.getCause());
        } catch (TimeoutException e) {
            throw CaseProblem.busy(request.complaint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CaseProblem.busy(request.complaint());
        }
        var position = head.position();
        var answer = cases.whole(request.complaint())
                .orElseThrow(() -> new IllegalStateException(
                        "expected the case %s that was worked on, found none".formatted(request.complaint())));
        return answer.put("position", position);
    }

    private Asked asked(@Nullable String idempotencyKey, Set<Role> allowed, HttpServletRequest request) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY)) {
            throw CaseProblem.badKey(MAX_KEY);
        }
        return new Asked(Authors.of(request, allowed), clock.instant(), idempotencyKey, request.getRemoteAddr());
    }
}
