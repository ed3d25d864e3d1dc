package safar.app.imports;

/** Tells whoever waits how far the import is. */
interface Progress extends AutoCloseable {

    /** So many bytes of the file are read and so many rows settled. */
    void reached(long bytes, long rows);

    /** Why nothing moves at the moment. */
    void waiting(String reason);

    @Override
    void close();
}
