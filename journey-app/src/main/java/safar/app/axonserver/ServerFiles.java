package safar.app.axonserver;

import java.nio.file.Path;
import java.util.List;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import safar.app.storage.DataFolder;
import safar.app.storage.Storage;
import safar.codec.EventSerializer;
import safar.codec.MovableKeys;
import safar.eventstore.Append;
import safar.eventstore.RocksEventStorageEngine;

/** Axon Server as the environment names it, and the copy of its events in a folder that no node uses, opened for a command. */
public final class ServerFiles implements AutoCloseable {

    private final MovableKeys keys;
    private final EventSerializer serializer;
    private final RocksEventStorageEngine engine;
    private final AxonServerConnectionManager connections;
    private final ServerEvents events;
    private final EventCopy copying;
    private final CaughtUp copy;

    private ServerFiles(DataFolder folder, Environment environment) {
        keys = Storage.keys(folder, environment);
        serializer = new EventSerializer(keys);
        engine =
                RocksEventStorageEngine.builder(folder.room("copy"), serializer).build();
        connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(
                        Binder.get(environment).bindOrCreate("axon.axonserver", AxonServerConfiguration.class))
                .build();
        events = new ServerEvents(serializer);
        copying = new EventCopy(connections, engine, events);
        copy = new CaughtUp(connections, engine);
    }

    /**
     * Returns once the copy has all that the server has.
     *
     * @throws org.axonframework.eventsourcing.eventstore.EventStoreException when the server does not answer, or the copy is of another
     */
    public static ServerFiles open(Path data, Environment environment) {
        var files = new ServerFiles(new DataFolder(data), environment);
        try {
            files.connections.start();
            files.copying.start();
            files.copy.await();
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    public RocksEventStorageEngine engine() {
        return engine;
    }

    public MovableKeys keys() {
        return keys;
    }

    public EventSerializer serializer() {
        return serializer;
    }

    /** Appends events as they are, so that each has the position that it had before; returns once they are in the copy. */
    public Append enqueue(List<? extends EventMessage<?>> messages) {
        var transaction = connections.getConnection().eventChannel().startAppendEventsTransaction();
        events.asTheyAre(messages).forEach(transaction::appendEvent);
        Server.answer(transaction.commit());
        return new ServerAppending.Appended(copy.await());
    }

    @Override
    public void close() {
        copying.stop();
        copy.close();
        connections.shutdown();
        engine.close();
        keys.close();
    }
}
