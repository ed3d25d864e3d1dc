package safar.projection.evidence.index;

/** The index of the log could not be read or written; it can be deleted, since it is worked out from the events again. */
public final class EvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
