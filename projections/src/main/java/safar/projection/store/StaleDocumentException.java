package safar.projection.store;

/** A document was changed by somebody else since it was read: read it again, and decide again. */
public final class StaleDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String collection;
    private final String id;

    StaleDocumentException(Change change) {
        super("document %s of %s is no longer stored in version %d"
                .formatted(change.id(), change.collection(), change.version()));
        this.collection = change.collection();
        this.id = change.id();
    }

    public String collection() {
        return collection;
    }

    public String id() {
        return id;
    }
}
