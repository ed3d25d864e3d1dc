package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideFilesTest {

    @TempDir
    private Path folder;

    @Test
    void state_and_rejects_lie_beside_the_file() throws IOException {
        var side = SideFiles.of(folder.resolve("a.csv"), Path.of("elsewhere"));
        assertThat(side.state()).isEqualTo(folder.resolve("a.csv.import-state.json"));
        assertThat(side.rejects()).isEqualTo(folder.resolve("a.csv.rejects.ndjson"));
    }

    @Test
    void a_read_only_folder_is_left_alone_whoever_asks() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no read-only folders here");
        var data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(SideFiles.of(data.resolve("a.csv"), folder).state())
                .isEqualTo(folder.resolve("a.csv.import-state.json"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
