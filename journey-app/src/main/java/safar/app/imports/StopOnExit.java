package safar.app.imports;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets an import end in good order when the process is told to end, by Ctrl-C for instance. */
final class StopOnExit implements AutoCloseable {

    private static final int GRACE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    StopOnExit(Importer importer) {
        hook = new Thread(() -> stop(importer), "stop-import");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Importer importer) {
        try {
            importer.stop();
            ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending and the hook is at work
        }
    }
}
