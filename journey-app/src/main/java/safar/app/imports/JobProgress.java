package safar.app.imports;

import safar.query.job.Jobs;

/** Tells a job how far the import in it is, in bytes of the file. */
record JobProgress(Jobs.Progress job, long size) implements Progress {

    @Override
    public void reached(long bytes, long rows) {
        job.reached(Math.min(bytes, size), size);
    }

    @Override
    public void waiting(String reason) {
        // the intake of the same process is never away for long
    }

    @Override
    public void close() {
        // the job ends by itself
    }
}
