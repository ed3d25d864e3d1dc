package safar.app.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.app.webhook.SubscriptionBody.FieldError;
import safar.command.subscription.SubscriptionCommand;
import safar.command.subscription.SubscriptionCommand.AskRedrive;
import safar.command.subscription.SubscriptionCommand.AskReplay;
import safar.command.subscription.SubscriptionCommand.ChangeSubscription;
import safar.command.subscription.SubscriptionCommand.CreateSubscription;
import safar.command.subscription.SubscriptionCommand.DeleteSubscription;
import safar.command.subscription.SubscriptionCommand.PauseSubscription;
import safar.command.subscription.SubscriptionCommand.ResumeSubscription;
import safar.command.subscription.SubscriptionCommand.RotateSecret;
import safar.contract.access.Actor;
import safar.contract.subscription.SubscriptionId;
import safar.contract.subscription.Terms;
import safar.projection.subscription.Delivery;
import safar.projection.subscription.Subscription;
import safar.query.access.MaskedCustomer;
import safar.query.feed.ChangeFeed;
import safar.query.webhook.DeliveryLog;
import safar.query.webhook.PostOffice;
import safar.query.webhook.TestDelivery;

/** {@code /api/subscriptions}: to have changes delivered by webhook, and to see and mend how that goes. */
@RestController
@RequestMapping("/api/subscriptions")
final class SubscriptionController {

    private static final long SECONDS = 10;
    private static final Duration BOTH_GOOD = Duration.ofHours(24);

    private final CommandGateway commands;
    private final DeliveryLog log;
    private final ChangeFeed feed;
    private final PostOffice post;
    private final TestDelivery test;
    private final Clock clock;

    SubscriptionController(
            CommandGateway commands,
            DeliveryLog log,
            ChangeFeed feed,
            PostOffice post,
            TestDelivery test,
            Clock clock) {
        this.commands = commands;
        this.log = log;
        this.feed = feed;
        this.post = post;
        this.test = test;
        this.clock = clock;
    }

    /** A subscription as it is answered; its secret only when it was just made. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            SubscriptionId id,
            String url,
            @Nullable String filter,
            @Nullable String consent,
            int batch,
            List<String> headers,
            String status,
            @Nullable String reason,
            Instant createdAt,
            String cursor,
            long delivered,
            long failed,
            long withheld,
            int retrying,
            List<String> replays,
            @Nullable String secret) {}

    record ShownPage(List<Shown> items, @Nullable String next) {}

    record DeliveryPage(List<Delivery> items, @Nullable String next) {}

    record ReplayBody(@Nullable String after, @Nullable String upTo) {}

    record RedriveBody(@Nullable List<String> offsets) {}

    /** How many parked changes are tried once more. */
    record Redriven(int deliveries) {}

    record Replaying(String id, String after, String upTo) {}

    /** The new secret, and until when deliveries are signed with the one before as well. */
    record NewSecret(String secret, Instant previousUntil) {}

    @PostMapping
    ResponseEntity<Shown> create(@RequestBody SubscriptionBody body, Principal caller, HttpServletRequest request)
            throws Exception {
        var errors = new ArrayList<FieldError>();
        var terms = body.terms(null, MaskedCustomer.seesAll(request), errors);
        var start = body.startAfter(feed.end(), errors);
        terms.ifPresent(wanted -> refuse(wanted.url(), errors));
        if (terms.isEmpty() || start.isEmpty() || !errors.isEmpty()) {
            throw invalid(errors);
        }
        var id = Drawn.id();
        var secret = Drawn.secret();
        decide(new CreateSubscription(
                id, terms.get(), start.get(), secret, body.headersOver(Map.of()), new Actor(caller.getName())));
        var created = new Shown(
                id,
                terms.get().url(),
                terms.get().filter(),
                terms.get().consent(),
                terms.get().batch(),
                List.copyOf(body.headersOver(Map.of()).keySet()),
                "active",
                null,
                clock.instant(),
                Long.toString(start.get()),
                0,
                0,
                0,
                0,
                List.of(),
                secret);
        return ResponseEntity.created(URI.create("/api/subscriptions/" + id)).body(created);
    }

    @GetMapping
    ShownPage list(@RequestParam(defaultValue = "100") int limit, @RequestParam Optional<String> cursor) {
        var page = log.subscriptions(limit, cursor.orElse(null));
        return new ShownPage(page.items().stream().map(this::shown).toList(), page.next());
    }

    @GetMapping("/{id}")
    Shown read(@PathVariable String id) {
        return shown(known(id));
    }

    @PatchMapping("/{id}")
    Shown change(
            @PathVariable String id, @RequestBody SubscriptionBody body, Principal caller, HttpServletRequest request)
            throws Exception {
        var known = known(id);
        var errors = new ArrayList<FieldError>();
        if (body.start() != null) {
            errors.add(new FieldError("/start", "cannot be changed; ask for a replay instead"));
        }
        var terms = body.terms(known.terms(), MaskedCustomer.seesAll(request), errors);
        if (body.url() != null) {
            refuse(body.url(), errors);
        }
        if (terms.isEmpty() || !errors.isEmpty()) {
            throw invalid(errors);
        }
        var by = new Actor(caller.getName());
        if (!terms.get().equals(known.terms()) || body.headers() != null) {
            decide(new ChangeSubscription(known.id(), terms.get(), body.headersOver(log.headers(known.id())), by));
        }
        if (body.status() != null) {
            decide(
                    body.status().equals("active")
                            ? new ResumeSubscription(known.id(), by)
                            : new PauseSubscription(known.id(), "paused by " + caller.getName(), by));
        }
        return shown(log.awaited(known, body.status(), terms.get()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, Principal caller) throws Exception {
        decide(new DeleteSubscription(known(id).id(), new Actor(caller.getName())));
    }

    @GetMapping("/{id}/deliveries")
    DeliveryPage deliveries(
            @PathVariable String id,
            @RequestParam Optional<String> status,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<String> cursor) {
        var page = log.deliveries(known(id).id(), status, limit, cursor.orElse(null));
        return new DeliveryPage(page.items(), page.next());
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replaying replay(@PathVariable String id, @RequestBody ReplayBody body, Principal caller) throws Exception {
        var known = known(id);
        var errors = new ArrayList<FieldError>();
        var after = offset("/after", body.after(), 0, errors);
        var upTo = offset("/upTo", body.upTo(), feed.end(), errors);
        if (errors.isEmpty() && after >= upTo) {
            errors.add(new FieldError("/after", "expected an offset before %d, found %d".formatted(upTo, after)));
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        var replay = Drawn.id().value().substring(0, 10);
        decide(new AskReplay(known.id(), replay, after, Math.min(upTo, feed.end()), new Actor(caller.getName())));
        return new Replaying(replay, Long.toString(after), Long.toString(upTo));
    }

    @PostMapping("/{id}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Redriven redrive(
            @PathVariable String id, @RequestBody(required = false) @Nullable RedriveBody body, Principal caller)
            throws Exception {
        var known = known(id);
        var parked = log.parked(known.id());
        var wanted = body == null || body.offsets() == null ? null : body.offsets();
        var chosen = wanted == null
                ? parked
                : parked.stream()
                        .filter(offset -> wanted.contains(Long.toString(offset)))
                        .toList();
        decide(new AskRedrive(known.id(), chosen, new Actor(caller.getName())));
        return new Redriven(chosen.size());
    }

    @PostMapping("/{id}/test")
    TestDelivery.Result test(@PathVariable String id) {
        return test.send(known(id));
    }

    @PostMapping("/{id}/secret")
    NewSecret rotate(@PathVariable String id, Principal caller) throws Exception {
        var secret = Drawn.secret();
        var until = clock.instant().plus(BOTH_GOOD);
        decide(new RotateSecret(known(id).id(), secret, until, new Actor(caller.getName())));
        return new NewSecret(secret, until);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "expected a JSON object");
        problem.setType(URI.create("/problems/unreadable"));
        problem.setTitle("The body cannot be read");
        return ResponseEntity.of(problem).build();
    }

    private Subscription known(String id) {
        return log.subscription(id).orElseThrow(() -> {
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "there is no subscription " + id);
            problem.setType(URI.create("/problems/not-found"));
            return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
        });
    }

    private void refuse(String url, List<FieldError> errors) {
        post.refusal(url).ifPresent(rule -> errors.add(new FieldError("/url", rule)));
    }

    private void decide(SubscriptionCommand command) throws Exception {
        commands.send(command).get(SECONDS, TimeUnit.SECONDS);
    }

    private Shown shown(Subscription subscription) {
        Terms terms = subscription.terms();
        return new Shown(
                subscription.id(),
                terms.url(),
                terms.filter(),
                terms.consent(),
                terms.batch(),
                List.copyOf(log.headers(subscription.id()).keySet()),
                subscription.paused() == null ? "active" : "paused",
                subscription.paused(),
                subscription.createdAt(),
                Long.toString(subscription.lane().cursor()),
                subscription.counts().delivered(),
                subscription.counts().failed(),
                subscription.counts().withheld(),
                subscription.lane().unfinished().size(),
                List.copyOf(subscription.replays().keySet()),
                null);
    }

    private static long offset(String pointer, @Nullable String text, long otherwise, List<FieldError> errors) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            errors.add(new FieldError(pointer, "expected an offset in digits, found '%s'".formatted(text)));
            return otherwise;
        }
        return Long.parseLong(text);
    }

    private static ErrorResponseException invalid(List<FieldError> errors) {
        var problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        problem.setType(URI.create("/problems/invalid-subscription"));
        problem.setTitle("The subscription cannot be like this");
        problem.setDetail(
                errors.isEmpty()
                        ? ""
                        : errors.getFirst().pointer() + ": " + errors.getFirst().detail());
        problem.setProperty("errors", errors);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
    }
}
