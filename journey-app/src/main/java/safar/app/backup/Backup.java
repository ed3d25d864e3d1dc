package safar.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import safar.app.storage.DataFolder;
import safar.codec.SqliteStreamKeys;
import safar.eventstore.RocksEventStorageEngine;

/**
 * A copy of all that cannot be worked out again: events, keys, and the secrets beside them. Views are left out, since they are folded from the
 * events. Events come first, so that every key they need is there.
 */
final class Backup {

    private final DataFolder data;
    private final RocksEventStorageEngine engine;
    private final SqliteStreamKeys keys;
    private final Clock clock;

    Backup(DataFolder data, RocksEventStorageEngine engine, SqliteStreamKeys keys, Clock clock) {
        this.data = data;
        this.engine = engine;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes the copy in a folder that does not exist yet, while events are stored. */
    Manifest to(Path folder) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectory(folder, ownerOnly);
        var copy = new DataFolder(folder);
        var position = engine.head();
        engine.checkpoint(folder.resolve("events"));
        keys.copyTo(copy.room("keys").resolve("keys.db"));
        try (var beside = Files.list(data.root())) {
            for (var file : beside.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        folder.resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
        var manifest = Manifest.of(position, clock.instant());
        manifest.writeTo(folder);
        return manifest;
    }
}
