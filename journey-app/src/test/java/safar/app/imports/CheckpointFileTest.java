package safar.app.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_checkpoint_is_found_again_as_long_as_file_mapping_and_server_are_the_same() throws IOException {
        var data = Files.writeString(folder.resolve("a.csv"), "no\n1\n");
        var mapping = Files.writeString(folder.resolve("m.yaml"), "source: a");
        var file = new CheckpointFile(folder.resolve("state"));
        var subject = Checkpoint.Subject.of(data, Optional.of(mapping), "http://one");
        var checkpoint = new Checkpoint(subject, 7, 100, new Tally(9, 8, 6, 1, 1, Map.of("reason", 1L)));
        file.write(checkpoint);

        assertThat(file.read(Checkpoint.Subject.of(data, Optional.of(mapping), "http://one")))
                .contains(checkpoint);
        assertThat(file.read(Checkpoint.Subject.of(data, Optional.of(mapping), "http://two")))
                .isEmpty();
        assertThat(file.read(Checkpoint.Subject.of(data, Optional.empty(), "http://one")))
                .isEmpty();
        Files.writeString(mapping, "source: b");
        assertThat(file.read(Checkpoint.Subject.of(data, Optional.of(mapping), "http://one")))
                .isEmpty();
        Files.writeString(mapping, "source: a");
        Files.writeString(data, "no\n1\n2\n");
        assertThat(file.read(Checkpoint.Subject.of(data, Optional.of(mapping), "http://one")))
                .isEmpty();
    }

    @Test
    void a_damaged_checkpoint_is_none() throws IOException {
        var data = Files.writeString(folder.resolve("a.csv"), "no\n1\n");
        var file = new CheckpointFile(Files.writeString(folder.resolve("state"), "{\"subject\""));
        assertThat(file.read(Checkpoint.Subject.of(data, Optional.empty(), "http://one")))
                .isEmpty();
    }
}
