package safar.contract.complaint;

import org.jspecify.annotations.Nullable;

/** Who speaks for the person that a complaint is about: a relative, a lawyer, an agency. */
public record Representative(
        String name, @Nullable String relation, @Nullable String contact) {

    public Representative {
        if (name.isBlank()) {
            throw new IllegalArgumentException("expected the name of the representative, found nothing");
        }
    }
}
