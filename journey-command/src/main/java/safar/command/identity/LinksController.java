package safar.command.identity;

import java.security.Principal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.command.identity.PairCommand.LinkByHand;
import safar.command.identity.PairCommand.UnlinkByHand;
import safar.command.ingest.JourneyLog;
import safar.contract.access.Actor;
import safar.contract.identity.IdentityKey;

/** {@code /api/identity/links}: says that two identifiers are one customer, or that they are not. */
@RestController
@RequestMapping("/api/identity/links")
final class LinksController {

    private static final long SECONDS = 10;

    private final CommandGateway commands;
    private final PairOutlook outlook;
    private final IdentityKey key;
    private final JourneyLog log;
    private final Clock clock;

    /** What is asked of the views must still hold when the decision is recorded. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    LinksController(CommandGateway commands, PairOutlook outlook, IdentityKey key, JourneyLog log, Clock clock) {
        this.commands = commands;
        this.outlook = outlook;
        this.key = key;
        this.log = log;
        this.clock = clock;
    }

    /** What was stored is in every view that has reached this position. */
    record Decided(long position) {}

    @PostMapping
    Decided link(@RequestBody PairRequest request, Principal caller) throws Exception {
        refuseIfInvalid(request);
        var pair = request.pair(key);
        var command = new LinkByHand(pair, request.grounds(key), new Actor(caller.getName()), now());
        return decide(
                command,
                () -> outlook.guardAgainst(pair).ifPresent(guard -> {
                    throw PairProblem.heldBack(guard);
                }));
    }

    @DeleteMapping
    Decided unlink(@RequestBody PairRequest request, Principal caller) throws Exception {
        refuseIfInvalid(request);
        var pair = request.pair(key);
        var command = new UnlinkByHand(pair, request.grounds(key), new Actor(caller.getName()), now());
        return decide(command, () -> {
            if (!outlook.isLinked(pair)) {
                throw PairProblem.notLinked();
            }
        });
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e) {
        return ResponseEntity.of(PairProblem.unreadable().getBody()).build();
    }

    private Decided decide(PairCommand command, Runnable check) throws Exception {
        oneAtATime.lock();
        try {
            check.run();
            commands.send(command).get(SECONDS, TimeUnit.SECONDS);
            return new Decided(log.position());
        } finally {
            oneAtATime.unlock();
        }
    }

    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void refuseIfInvalid(PairRequest request) {
        var errors = request.errors();
        if (!errors.isEmpty()) {
            throw PairProblem.invalid(errors);
        }
    }
}
