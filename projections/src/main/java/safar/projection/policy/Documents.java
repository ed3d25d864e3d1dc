package safar.projection.policy;

import java.util.List;
import java.util.function.Function;
import safar.contract.policy.PolicyProblem;
import tools.jackson.core.JacksonException;

/** Reads the documents of policies, and tells where one is not as it should be. */
public final class Documents {

    private Documents() {}

    /** What is wrong with a document: with its form as {@code read} finds it, else with what it says. */
    public static <T> List<PolicyProblem> check(
            String document, Function<String, T> read, Function<T, List<PolicyProblem>> check) {
        try {
            return check.apply(read.apply(document));
        } catch (JacksonException e) {
            return List.of(PolicyProblem.at(pointer(e), detail(e)));
        } catch (IllegalArgumentException e) {
            return List.of(PolicyProblem.at("", String.valueOf(e.getMessage())));
        }
    }

    private static String detail(JacksonException e) {
        var reason =
                e.getCause() instanceof IllegalArgumentException cause ? cause.getMessage() : e.getOriginalMessage();
        return String.valueOf(reason);
    }

    private static String pointer(JacksonException e) {
        var pointer = new StringBuilder();
        for (var step : e.getPath()) {
            pointer.append('/')
                    .append(
                            step.getPropertyName() == null
                                    ? String.valueOf(step.getIndex())
                                    : step.getPropertyName().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
