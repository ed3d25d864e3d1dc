package safar.app.imports.mapping;

/** A row says something that its mapping cannot take; the row is refused with this reason. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
        super(reason, null, false, false);
    }
}
