package safar.app.transfer;

import org.axonframework.serialization.Serializer;
import safar.app.storage.StoredFiles;
import safar.codec.MovableKeys;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;

/** The embedded store as a destination. */
record InFiles(RocksEventStorageEngine engine, Appending appending, MovableKeys keys, Serializer serializer)
        implements Destination {

    static InFiles of(StoredFiles files) {
        return new InFiles(files.engine(), files.engine(), files.keys(), files.serializer());
    }
}
