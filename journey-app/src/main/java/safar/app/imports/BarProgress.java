package safar.app.imports;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar in a terminal: bytes of the file, remaining time, rows and rows a second. */
final class BarProgress implements Progress {

    private static final int MEGABYTE = 1 << 20;

    private final long began = System.nanoTime();
    private final ProgressBar bar;

    BarProgress(String name, long bytes) {
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(bytes)
                .setUnit(" MiB", MEGABYTE)
                .setUpdateIntervalMillis(250)
                .build();
    }

    @Override
    public void reached(long bytes, long rows) {
        var seconds = Math.max(1, (System.nanoTime() - began) / 1_000_000_000L);
        bar.stepTo(bytes);
        bar.setExtraMessage(" %,d rows, %,d/s".formatted(rows, rows / seconds));
    }

    @Override
    public void waiting(String reason) {
        bar.setExtraMessage(" waiting for the server: " + reason);
    }

    @Override
    public void close() {
        bar.close();
    }
}
