package safar.contract.policy;

import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;

/** All that can be recorded on {@code policy/<name>}. */
public sealed interface PolicyEvent {

    PolicyName name();

    /**
     * From here on these rules are in force.
     *
     * @param version grows by one with each; 1 is the policy that ships, so that the first that is published is 2
     * @param document as its author wrote it, in YAML, of which JSON is a part
     * @param note what the author said about the change
     */
    record PolicyPublished(
            PolicyName name,
            int version,
            String document,
            Actor actor,
            @Nullable String note) implements PolicyEvent {

        /** In characters. */
        public static final int MAX_NOTE = 1_000;

        /** In characters. */
        public static final int MAX_DOCUMENT = 262_144;

        public PolicyPublished {
            if (version < 2) {
                throw new IllegalArgumentException(
                        "expected a version from 2 of the policy %s, found %d".formatted(name, version));
            }
            if (document.isBlank() || document.length() > MAX_DOCUMENT) {
                throw new IllegalArgumentException(
                        "expected a document of 1 to %d characters for the policy %s, found %d"
                                .formatted(MAX_DOCUMENT, name, document.length()));
            }
            if (note != null && (note.isBlank() || note.length() > MAX_NOTE)) {
                throw new IllegalArgumentException("expected a note of 1 to %d characters for the policy %s, found %d"
                        .formatted(MAX_NOTE, name, note.length()));
            }
        }
    }
}
