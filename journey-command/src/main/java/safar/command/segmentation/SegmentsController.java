package safar.command.segmentation;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.command.ingest.JourneyLog;
import safar.command.segmentation.SegmentCommand.DefineSegment;
import safar.command.segmentation.SegmentCommand.DropSegment;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyProblem;
import safar.contract.segmentation.SegmentConditions;
import safar.contract.segmentation.SegmentEvent.SegmentDefined;
import safar.contract.segmentation.SegmentName;

/** Defines and drops segments at {@code /api/segments}. */
@RestController("segmentCommands")
@RequestMapping("/api/segments")
final class SegmentsController {

    private static final long SECONDS = 10;

    private final CommandGateway commands;
    private final JourneyLog log;
    private final SegmentConditions conditions;

    SegmentsController(CommandGateway commands, JourneyLog log, SegmentConditions conditions) {
        this.commands = commands;
        this.log = log;
        this.conditions = conditions;
    }

    /** A definition as it is sent; in the body of a PUT the name may be left out. */
    record SegmentDefinition(
            @Nullable String name,
            @Nullable String when,
            @Nullable String description,
            @JsonAnySetter Map<String, Object> unexpected) {

        SegmentDefinition {
            unexpected = new LinkedHashMap<>(unexpected);
        }
    }

    /** @param changed false when it was so already, and nothing was recorded */
    record ChangedSegment(
            SegmentName name,
            @Nullable String when,
            @Nullable String description,
            boolean changed,
            long position) {}

    @PostMapping
    ResponseEntity<ChangedSegment> create(@RequestBody SegmentDefinition body, Principal caller) throws Exception {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(define(body, Objects.requireNonNullElse(body.name(), ""), caller, true));
    }

    @PutMapping("/{segment}")
    ChangedSegment replace(@PathVariable String segment, @RequestBody SegmentDefinition body, Principal caller)
            throws Exception {
        return define(body, segment, caller, false);
    }

    @DeleteMapping("/{segment}")
    ResponseEntity<Void> drop(@PathVariable String segment, Principal caller) throws Exception {
        if (!SegmentName.isSegmentName(segment)) {
            throw SegmentRefusal.missing(segment);
        }
        var verdict = decide(new DropSegment(new SegmentName(segment), new Actor(caller.getName())));
        if (verdict instanceof Segment.Verdict.IsNotThere) {
            throw SegmentRefusal.missing(segment);
        }
        return ResponseEntity.noContent().build();
    }

    private ChangedSegment define(SegmentDefinition body, String name, Principal caller, boolean isNew)
            throws Exception {
        var problems = problems(body, name);
        if (!problems.isEmpty()) {
            throw SegmentRefusal.unfit(problems);
        }
        var description = body.description() == null || body.description().isBlank()
                ? null
                : body.description().strip();
        var command = new DefineSegment(
                new SegmentName(name),
                Objects.requireNonNull(body.when()),
                description,
                isNew,
                new Actor(caller.getName()));
        return switch (decide(command)) {
            case Segment.Verdict.Happens _ -> answer(command, true);
            case Segment.Verdict.ChangesNothing _ -> answer(command, false);
            case Segment.Verdict.IsThereAlready _ -> throw SegmentRefusal.exists(name);
            case Segment.Verdict.IsNotThere _ -> throw SegmentRefusal.missing(name);
        };
    }

    private ChangedSegment answer(DefineSegment command, boolean changed) {
        return new ChangedSegment(command.name(), command.when(), command.description(), changed, log.position());
    }

    private List<PolicyProblem> problems(SegmentDefinition body, String name) {
        var problems = new ArrayList<PolicyProblem>();
        var isAnother = body.name() != null && !body.name().equals(name);
        if (!SegmentName.isSegmentName(name) || isAnother) {
            problems.add(PolicyProblem.at(
                    "/name", "expected 1 to 40 characters a-z, 0-9 and -, a letter first, the same as in the path"));
        }
        if (body.when() == null || body.when().isBlank() || body.when().length() > SegmentDefined.MAX_CONDITION) {
            problems.add(PolicyProblem.at(
                    "/when", "expected a condition of 1 to %d characters".formatted(SegmentDefined.MAX_CONDITION)));
        } else {
            problems.addAll(conditions.check(body.when()));
        }
        if (body.description() != null && body.description().length() > SegmentDefined.MAX_DESCRIPTION) {
            problems.add(PolicyProblem.at(
                    "/description", "expected at most %d characters".formatted(SegmentDefined.MAX_DESCRIPTION)));
        }
        body.unexpected()
                .keySet()
                .forEach(field -> problems.add(
                        PolicyProblem.at("/" + field.replace("~", "~0").replace("/", "~1"), "is not expected here")));
        return problems;
    }

    private Segment.Verdict decide(SegmentCommand command) throws Exception {
        return commands.<Segment.Verdict>send(command).get(SECONDS, TimeUnit.SECONDS);
    }
}
