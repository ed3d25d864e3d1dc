package safar.app.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps account of an import: what is settled, what was rejected, and where to go on. */
final class Ledger implements Closeable {

    private final Optional<CheckpointFile> checkpoints;
    private final Rejects rejects;
    private Checkpoint checkpoint;

    /** @param checkpoints where to remember; empty for a run that leaves nothing behind to go on from */
    Ledger(Checkpoint from, Optional<CheckpointFile> checkpoints, Rejects rejects) {
        this.checkpoint = from;
        this.checkpoints = checkpoints;
        this.rejects = rejects;
    }

    /** How many pieces of the file are settled. */
    long pieces() {
        return checkpoint.pieces();
    }

    Tally tally() {
        return checkpoint.tally();
    }

    /** Where the rejected rows are. */
    Path rejects() {
        return rejects.path();
    }

    void settle(Batch batch, Answer answer) throws IOException {
        var settled = Settled.of(batch, answer);
        checkpoint = checkpoint.after(batch, settled.tally(), rejects.append(settled.rejects()));
        if (checkpoints.isPresent()) {
            checkpoints.get().write(checkpoint);
        }
    }

    /** Nothing is left to go on with. */
    void finish() throws IOException {
        if (checkpoints.isPresent()) {
            checkpoints.get().delete();
        }
    }

    @Override
    public void close() throws IOException {
        rejects.close();
    }
}
