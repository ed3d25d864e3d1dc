package safar.command.ingest;

/** There is more to do than can be done; the sender is to try again in a moment. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OverloadedException(String message) {
        super(message);
    }

    OverloadedException(String message, Throwable cause) {
        super(message, cause);
    }
}
