package safar.projection.view;

import org.jspecify.annotations.Nullable;

/** So much fails that it is not the events: the view stands still until somebody looks. */
final class TooManyDeadLettersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyDeadLettersException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
