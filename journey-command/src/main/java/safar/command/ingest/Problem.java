package safar.command.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Why something was refused, after RFC 9457: a stable type, and for fields where and why. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** A field that is not as it should be, by its JSON pointer. */
    public record FieldError(String pointer, String detail) {}

    static Problem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        var place = first.pointer().isEmpty() ? "the touchpoint" : first.pointer();
        return new Problem(
                "/problems/invalid-touchpoint",
                "The touchpoint is not valid",
                422,
                "%s: %s".formatted(place, first.detail()),
                List.copyOf(errors));
    }

    static Problem unreadable(String detail) {
        return new Problem("/problems/unreadable", "The element cannot be read", 400, detail, List.of());
    }

    static Problem idReused(String source, String id) {
        return new Problem(
                "/problems/id-reused",
                "The id stands for something else already",
                409,
                "%s/%s is known with other content; a correction carries a higher revision".formatted(source, id),
                List.of());
    }

    static Problem elsewhere(String source, String id) {
        return new Problem(
                "/problems/customer-changed",
                "A correction must be about the same customer",
                409,
                "%s/%s was recorded under another strongest identifier, which its correction must carry too; who else the customer is, an alias tells"
                        .formatted(source, id),
                List.of());
    }
}
