package safar.contract.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What has to be mended before a document can be a policy.
 *
 * @param pointer JSON pointer to the field at fault
 * @param detail what was expected, what was found, and what to do about it
 * @param line in the expression that stands there, from 1
 * @param column in that line, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyProblem(
        String pointer,
        String detail,
        @Nullable Integer line,
        @Nullable Integer column) {

    public static PolicyProblem at(String pointer, String detail) {
        return new PolicyProblem(pointer, detail, null, null);
    }
}
