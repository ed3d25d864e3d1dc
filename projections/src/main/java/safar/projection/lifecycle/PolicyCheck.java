package safar.projection.lifecycle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import safar.contract.policy.PolicyProblem;
import safar.projection.policy.Documents;

/** Whether a document can be a lifecycle policy, and what to mend when it cannot. */
final class PolicyCheck {

    private static final int MOST_STAGES = 100;
    private static final int MOST_TRANSITIONS = 500;

    private final PolicyDocument policy;
    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyCheck(PolicyDocument policy) {
        this.policy = policy;
    }

    static List<PolicyProblem> of(String document) {
        return Documents.check(document, PolicyDocument::parse, policy -> new PolicyCheck(policy).problems());
    }

    private List<PolicyProblem> problems() {
        stages();
        time("/usualGapFallback", policy.usualGapFallback());
        for (int i = 0; i < policy.transitions().size(); i++) {
            transition("/transitions/" + i, policy.transitions().get(i));
        }
        if (problems.isEmpty()) {
            var ways = new Ways(policy);
            problems.addAll(ways.unreachable());
            problems.addAll(ways.overlapping());
            problems.addAll(ways.cycles());
        }
        return problems;
    }

    private void stages() {
        if (policy.stages().isEmpty() || policy.stages().size() > MOST_STAGES) {
            wrong(
                    "/stages",
                    "expected 1 to %d stages, found %d"
                            .formatted(MOST_STAGES, policy.stages().size()));
        }
        if (policy.transitions().size() > MOST_TRANSITIONS) {
            wrong(
                    "/transitions",
                    "expected at most %d transitions, found %d"
                            .formatted(MOST_TRANSITIONS, policy.transitions().size()));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < policy.stages().size(); i++) {
            var stage = policy.stages().get(i);
            if (stage == null || stage.isBlank()) {
                wrong("/stages/" + i, "expected a name, found none");
            } else if (!seen.add(stage)) {
                wrong("/stages/" + i, "expected each stage once, found '%s' again".formatted(stage));
            }
        }
        stage("/initial", policy.initial());
    }

    private void transition(String at, PolicyDocument.Rule rule) {
        if (rule.from().isEmpty()) {
            wrong(at + "/from", "expected one stage or several, found none");
        }
        IntStream.range(0, rule.from().size())
                .forEach(i -> stage(at + "/from/" + i, rule.from().get(i)));
        stage(at + "/to", rule.to());
        if (rule.from().contains(rule.to())) {
            wrong(at + "/to", "expected another stage than those it leads out of, found '%s'".formatted(rule.to()));
        }
        time(at + "/silentFor", rule.silentFor());
        time(at + "/after", rule.after());
        time(at + "/within", rule.within());
        if (rule.when() != null) {
            Condition.faults(rule.when(), About.MOMENT)
                    .forEach(fault -> problems.add(
                            new PolicyProblem(at + "/when", fault.detail(), fault.line(), fault.column())));
        }
    }

    private void stage(String at, @Nullable String name) {
        if (!policy.stages().contains(name)) {
            wrong(at, "expected one of the stages %s, found '%s'".formatted(policy.stages(), name));
        }
    }

    private void time(String at, @Nullable String text) {
        try {
            if (text != null) {
                Silence.parse(text, Silence.length("P1D"));
            }
        } catch (IllegalArgumentException e) {
            wrong(at, String.valueOf(e.getMessage()));
        }
    }

    private void wrong(String pointer, String detail) {
        problems.add(PolicyProblem.at(pointer, detail));
    }
}
