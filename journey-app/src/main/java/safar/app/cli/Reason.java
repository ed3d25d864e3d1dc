package safar.app.cli;

import java.io.IOException;
import org.springframework.beans.BeansException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

/** Why a command failed, in one sentence: that of the first cause which does not merely tell what else could not be made. */
final class Reason {

    private Reason() {}

    static String of(Throwable failure) {
        var cause = failure.getCause();
        return switch (failure) {
            case PortInUseException taken -> "port %d is in use: --port takes another".formatted(taken.getPort());
            case BeansException _ when cause != null -> of(cause);
            case ApplicationContextException _ when cause != null -> of(cause);
            // what only names a file or an address says too little without its kind
            case IOException broken when broken.getClass() != IOException.class -> broken.toString();
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }
}
