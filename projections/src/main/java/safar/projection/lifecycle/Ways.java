package safar.projection.lifecycle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.policy.PolicyProblem;
import safar.projection.lifecycle.PolicyDocument.Rule;

/** Where the transitions of a policy lead when they are seen together. */
final class Ways {

    private final PolicyDocument policy;
    private final List<Rule> rules;

    Ways(PolicyDocument policy) {
        this.policy = policy;
        this.rules = policy.transitions();
    }

    /** Stages that nobody can ever come to. */
    List<PolicyProblem> unreachable() {
        var reached = reachedFrom(policy.initial(), _ -> true);
        return policy.stages().stream()
                .filter(stage -> !reached.contains(stage))
                .map(stage -> PolicyProblem.at(
                        "/stages/" + policy.stages().indexOf(stage),
                        "no transition leads from '%s' to '%s': add one, or leave the stage out"
                                .formatted(policy.initial(), stage)))
                .toList();
    }

    /** Pairs of rules that could both happen at one moment, while nothing says which goes first. */
    List<PolicyProblem> overlapping() {
        var problems = new ArrayList<PolicyProblem>();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                var one = rules.get(i);
                var other = rules.get(j);
                var both = new TreeSet<>(one.from());
                both.retainAll(other.from());
                if (!both.isEmpty() && overlap(one, other)) {
                    problems.add(PolicyProblem.at(
                            "/transitions/%d/priority".formatted(j),
                            "can lead out of %s at the same moment as /transitions/%d, and both have priority %d: give one of them another priority; the lowest number goes first"
                                    .formatted(both, i, one.rank())));
                }
            }
        }
        return problems;
    }

    /** Rules that would lead around for ever, if a stage were not passed once at most in an instant. */
    List<PolicyProblem> cycles() {
        var problems = new ArrayList<PolicyProblem>();
        for (var condition : rules.stream().map(Ways::condition).distinct().toList()) {
            if (!condition.contains("InStage") && !condition.contains("stage")) {
                cycle(rule -> !rule.byTime() && rule.within() == null && holdsWith(rule, condition))
                        .ifPresent(problems::add);
                cycle(rule -> rule.silentFor() != null && rule.after() == null && holdsWith(rule, condition))
                        .ifPresent(problems::add);
            }
        }
        return problems.stream().distinct().toList();
    }

    private Optional<PolicyProblem> cycle(Predicate<Rule> together) {
        return Stream.iterate(0, i -> i < rules.size(), i -> i + 1)
                .filter(i -> together.test(rules.get(i)))
                .filter(i -> !Collections.disjoint(
                        reachedFrom(rules.get(i).to(), together), rules.get(i).from()))
                .findFirst()
                .map(i -> PolicyProblem.at(
                        "/transitions/" + i,
                        "leads from %s to '%s', and from there rules that hold at the same moment lead back: let their conditions exclude each other, or ask for time with after"
                                .formatted(rules.get(i).from(), rules.get(i).to())));
    }

    private Set<String> reachedFrom(String start, Predicate<Rule> by) {
        var reached = new HashSet<>(Set.of(start));
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            var stage = next.poll();
            rules.stream()
                    .filter(by)
                    .filter(rule -> rule.from().contains(stage))
                    .map(Rule::to)
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached;
    }

    private static boolean overlap(Rule one, Rule other) {
        return one.rank() == other.rank()
                && one.byTime() == other.byTime()
                && !one.to().equals(other.to())
                && !(one.byTime() && neverTogether(one, other));
    }

    /** Two fixed times of one kind that differ are never complete at once. */
    private static boolean neverTogether(Rule one, Rule other) {
        if (one.after() == null && other.after() == null) {
            return differ(one.silentFor(), other.silentFor());
        }
        return one.silentFor() == null && other.silentFor() == null && differ(one.after(), other.after());
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && !Silence.GAPS.matcher(one.strip()).matches()
                && !Silence.GAPS.matcher(other.strip()).matches()
                && !Silence.length(one).equals(Silence.length(other));
    }

    private static boolean holdsWith(Rule rule, String condition) {
        return condition(rule).equals("true") || condition(rule).equals(condition);
    }

    private static String condition(Rule rule) {
        return Objects.requireNonNullElse(rule.when(), "true").strip();
    }
}
