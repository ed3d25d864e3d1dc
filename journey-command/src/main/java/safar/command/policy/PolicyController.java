package safar.command.policy;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.command.ingest.JourneyLog;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;

/** {@code PUT /api/policies/<name>}: puts rules in force that were checked before; they can be checked alone, too. */
@RestController
final class PolicyController {

    private static final long SECONDS = 10;

    private final CommandGateway commands;
    private final JourneyLog log;
    private final List<PolicyKind> kinds;

    PolicyController(CommandGateway commands, JourneyLog log, List<PolicyKind> kinds) {
        this.commands = commands;
        this.log = log;
        this.kinds = kinds;
    }

    /** @param changed false when the same rules were in force already, and nothing was recorded */
    record PublishedPolicy(PolicyName name, int version, boolean changed, long position) {}

    /** All that is wrong with a document. */
    record PolicyCheck(List<PolicyProblem> errors) {}

    @PutMapping("/api/policies/{policy}")
    ResponseEntity<PublishedPolicy> publish(
            @PathVariable String policy,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestParam Optional<String> note,
            @RequestBody byte[] body,
            Principal caller)
            throws Exception {
        var kind = kind(policy);
        var expected = ifMatch.map(PolicyRefusal::version).orElse(null);
        var said = note.map(String::strip).filter(text -> !text.isEmpty());
        if (said.filter(text -> text.length() > PolicyPublished.MAX_NOTE).isPresent()) {
            throw PolicyRefusal.longNote(PolicyPublished.MAX_NOTE);
        }
        var document = new String(body, StandardCharsets.UTF_8);
        PolicyRefusal.refuseUnreadable(document);
        var problems = kind.check(document);
        if (!problems.isEmpty()) {
            throw PolicyRefusal.unfit(problems);
        }
        var command =
                new PublishPolicy(kind.name(), document, new Actor(caller.getName()), said.orElse(null), expected);
        Policy.Verdict verdict = commands.<Policy.Verdict>send(command).get(SECONDS, TimeUnit.SECONDS);
        return switch (verdict) {
            case Policy.Verdict.Publish publish ->
                answer(kind.name(), publish.event().version(), true);
            case Policy.Verdict.InForceAlready same -> answer(kind.name(), same.version(), false);
            case Policy.Verdict.AnotherInForce other -> throw PolicyRefusal.another(kind.name(), other.version());
        };
    }

    /** What would have to be mended before rules can be put in force; nothing when they are fine. */
    @PostMapping("/api/policies/{policy}/check")
    PolicyCheck check(@PathVariable String policy, @RequestBody byte[] body) {
        var kind = kind(policy);
        var document = new String(body, StandardCharsets.UTF_8);
        PolicyRefusal.refuseLarge(document);
        return new PolicyCheck(PolicyRefusal.unreadable(document)
                .map(detail -> List.of(PolicyProblem.at("", detail)))
                .orElseGet(() -> kind.check(document)));
    }

    private PolicyKind kind(String policy) {
        return kinds.stream()
                .filter(known -> known.name().value().equals(policy))
                .findFirst()
                .orElseThrow(() -> PolicyRefusal.unknown(
                        policy, kinds.stream().map(PolicyKind::name).toList()));
    }

    private ResponseEntity<PublishedPolicy> answer(PolicyName name, int version, boolean changed) {
        return ResponseEntity.ok()
                .eTag("\"" + version + "\"")
                .body(new PublishedPolicy(name, version, changed, log.position()));
    }
}
