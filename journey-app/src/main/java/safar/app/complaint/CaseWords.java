package safar.app.complaint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.command.complaint.Step;
import safar.command.ingest.CaseBodies.Read;
import safar.command.ingest.Problem.FieldError;
import safar.projection.complaint.CaseRules;

/** Holds the words of a request against the installation's own lists of severities and root causes. */
@Component
final class CaseWords {

    private final CaseRules rules;

    CaseWords(CaseRules rules) {
        this.rules = rules;
    }

    /** The same; everything that is wrong with it is answered as a problem. */
    Read checked(Read read) {
        if (!read.faults().isEmpty()) {
            throw CaseProblem.invalid(read.faults());
        }
        var routing = rules.routing();
        switch (step(read)) {
            case Step.File file -> demand("/severity", file.matter().severity(), routing.severities());
            case Step.Classify classify -> demand("/severity", classify.severity(), routing.severities());
            case Step.Investigate found -> demand("/rootCause", found.rootCause(), routing.rootCauses());
            case Step.Acknowledge _,
                    Step.Assign _,
                    Step.Note _,
                    Step.Attach _,
                    Step.Offer _,
                    Step.Accept _,
                    Step.Reject _,
                    Step.Escalate _,
                    Step.Close _,
                    Step.Reopen _,
                    Step.Withdraw _,
                    Step.Consider _,
                    Step.TellDeadline _ -> {}
        }
        return read;
    }

    static Step step(Read read) {
        var step = read.step();
        if (step == null) {
            throw new IllegalStateException("expected a step that was read, found " + read);
        }
        return step;
    }

    private static void demand(String pointer, @Nullable String word, Optional<List<String>> words) {
        if (word != null && words.isPresent() && !words.get().contains(word)) {
            throw CaseProblem.invalid(
                    List.of(new FieldError(pointer, "expected one of %s, found '%s'".formatted(words.get(), word))));
        }
    }
}
