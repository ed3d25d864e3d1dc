package safar.app.imports.mapping;

/** The mapping file, or the file it is put to, is not as it must be: where, what was expected, what was found. */
public final class InvalidMapping extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidMapping(String place, String problem) {
        super("%s: %s".formatted(place, problem));
    }
}
