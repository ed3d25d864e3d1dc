package safar.projection.evidence;

/** A part of a dossier is not there or has another form than it must have, so that what hangs on it cannot be checked. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Unreadable(String place, String problem) {
        super(problem, null, false, false);
        this.finding = new Finding(place, problem);
    }

    Finding finding() {
        return finding;
    }
}
