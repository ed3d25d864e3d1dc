package safar.app.evidence;

/** The stored events are not what a checkpoint says that they were; nothing more is signed. */
public final class BrokenEvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenEvidenceException(String message) {
        super(message);
    }
}
