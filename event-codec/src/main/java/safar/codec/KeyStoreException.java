package safar.codec;

import org.jspecify.annotations.Nullable;

/** The key store could not do its work; nothing was acknowledged. */
public final class KeyStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
