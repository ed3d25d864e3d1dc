package safar.projection.store;

import java.util.Map;

/** What happens to one document, provided that it is still stored in the version it was read in. */
public sealed interface Change {
    String collection();

    String id();

    /** The version that was read; what is stored afterwards has the next one. */
    long version();

    /** Stores the document, found by {@code fields}; those it had before and that are missing here are gone. */
    record Put(String collection, Document document, Map<String, ?> fields) implements Change {
        public Put {
            fields = Map.copyOf(fields);
        }

        @Override
        public String id() {
            return document.id();
        }

        @Override
        public long version() {
            return document.version();
        }
    }

    /** Removes the document; one that is gone already is no error. */
    record Delete(String collection, String id, long version) implements Change {}
}
