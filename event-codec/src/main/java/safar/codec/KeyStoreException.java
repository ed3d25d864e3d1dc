package safar.codec;

/** The key store could not do its work; nothing was acknowledged. */
public final class KeyStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
