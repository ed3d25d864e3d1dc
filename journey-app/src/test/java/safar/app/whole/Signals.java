package safar.app.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Stops a process in its tracks, which then answers nobody and loses nothing. */
final class Signals {

    private Signals() {}

    static void freeze(Process process) {
        send(process, "-STOP");
    }

    static void thaw(Process process) {
        send(process, "-CONT");
    }

    private static void send(Process process, String signal) {
        try {
            var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("could not send %s to process %d".formatted(signal, process.pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while process %d got %s".formatted(process.pid(), signal), e);
        }
    }
}
