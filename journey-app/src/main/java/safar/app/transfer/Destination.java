package safar.app.transfer;

import org.axonframework.serialization.Serializer;
import safar.codec.MovableKeys;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;

/** Where events are brought: how they are appended, where they are read again, and where keys are kept. */
interface Destination {

    RocksEventStorageEngine engine();

    Appending appending();

    MovableKeys keys();

    Serializer serializer();
}
