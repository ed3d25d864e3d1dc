package safar.app.evidence;

/** The key comes from outside, so that it is not this program's to replace. */
final class KeyGivenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyGivenException() {
        super("the key is given by SAFAR_TRANSPARENCY_KEY: set the new one there and the old one as"
                + " SAFAR_TRANSPARENCY_PREVIOUS_KEY, and start again");
    }
}
