package safar.projection.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be read or written; the same call may succeed later. */
public final class ViewStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
