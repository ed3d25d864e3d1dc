package safar.command.ingest;

import java.util.ArrayList;
import java.util.List;
import safar.command.ingest.Problem.FieldError;

/** All that is wrong with one touchpoint, up to what anybody reads. */
final class Faults {

    private final List<FieldError> found = new ArrayList<>();

    void add(String pointer, String detail) {
        if (found.size() < Limits.FAULTS) {
            found.add(new FieldError(pointer, detail));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<FieldError> found() {
        return found;
    }
}
