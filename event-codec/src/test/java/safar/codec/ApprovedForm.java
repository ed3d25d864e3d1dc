package safar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.serialization.SimpleSerializedObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form in which an event was once stored and must be readable for ever. After adding an event or a revision, run the tests with
 * {@code -Dapprove=true} and read what they wrote before committing it.
 */
record ApprovedForm(String file) {

    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An event without personal data is stored like this, and this is read as that event. */
    void isThatOf(Object event, Path folder) throws IOException {
        try (var keys = SqliteStreamKeys.open(folder.resolve("keys.db"))) {
            var serializer = new EventSerializer(keys);
            var stored = serializer.serialize(event, String.class);
            var type = stored.getType();

            assertThat(file).startsWith("%s-%s.".formatted(type.getName(), type.getRevision()));
            var approved = of(JSON.readTree(stored.getData())).toString();
            assertThat(stored.getData()).isEqualTo(approved);
            assertThat(serializer.<String, Object>deserialize(
                            new SimpleSerializedObject<>(approved, String.class, type)))
                    .isEqualTo(event);
        }
    }

    /** What was approved; {@code found} is now, where everything is approved as it is. */
    JsonNode of(JsonNode found) throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(
                    APPROVED.resolve(file),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(found) + "\n");
        }
        return JSON.readTree(Files.readString(APPROVED.resolve(file)));
    }
}
