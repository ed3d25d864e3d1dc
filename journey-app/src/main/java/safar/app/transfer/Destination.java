package safar.app.transfer;

import java.nio.file.Path;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import safar.app.axonserver.ServerFiles;
import safar.app.storage.OnAxonServer;
import safar.app.storage.StoredFiles;
import safar.codec.MovableKeys;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;

/** Where events are brought: how they are appended, where they are read again, and where keys are kept. */
record Destination(
        RocksEventStorageEngine engine, Appending appending, MovableKeys keys, Serializer serializer, Runnable closing)
        implements AutoCloseable {

    /** Axon Server where the environment names one, and else the data folder. */
    static Destination open(Path data) {
        var environment = new StandardEnvironment();
        ConfigurationPropertySources.attach(environment);
        if (OnAxonServer.isConfigured(environment)) {
            // that it connects is not worth a line, that it cannot is
            LoggingSystem.get(Destination.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
            var server = ServerFiles.open(data, environment);
            return new Destination(server.engine(), server::enqueue, server.keys(), server.serializer(), server::close);
        }
        var files = StoredFiles.make(data);
        return new Destination(files.engine(), files.engine(), files.keys(), files.serializer(), files::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
