package safar.app.imports;

/** The import cannot go on: the server, the file or the disk said no; what was acknowledged before stays. */
final class ImportFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    ImportFailed(String message) {
        super(message);
    }

    ImportFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
