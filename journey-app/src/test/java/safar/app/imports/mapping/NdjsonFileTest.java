package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonFileTest {

    @TempDir
    private Path folder;

    @Test
    void touchpoints_are_sent_as_they_stand() throws IOException {
        var line = "{\"id\": \"a\", \"data\": {\"total\": {\"amount\": 1.50}}}";
        assertThat(Imported.lines(folder, line + "\r\n\n{\"id\":7}\n").json()).containsExactly(line, "{\"id\":7}");
    }

    @Test
    void a_line_that_is_no_json_object_is_refused_and_the_next_one_is_read() throws IOException {
        var imported = Imported.lines(folder, "{\"id\":\"a\"}\n[1]\n{\"id\":\n{} {}\n{\"id\":\"b\"}\n");
        assertThat(imported.ids()).containsExactly("a", "b");
        assertThat(imported.refusals())
                .hasSize(3)
                .allMatch(reason -> reason.startsWith("expected one JSON object a line"));
    }

    @Test
    void a_line_without_end_is_refused_without_being_held() throws IOException {
        var endless = "{\"id\":\"" + "x".repeat(1_200_000) + "\"}";
        var imported = Imported.lines(folder, "{\"id\":\"a\"}\n" + endless + "\n{\"id\":\"b\"}\n");
        assertThat(imported.ids()).containsExactly("a", "b");
        assertThat(imported.refusals()).containsExactly("expected at most 1,000,000 characters, found 1,200,009");
        assertThat(imported.pieces().get(1).lines().getFirst().shown().asString())
                .hasSize(200);
    }

    @Test
    void a_table_is_not_taken_for_touchpoints() {
        assertThatThrownBy(() -> Imported.lines(folder, "id,total\n1,2\n"))
                .isInstanceOf(InvalidMapping.class)
                .hasMessage("line 1: expected one JSON object a line; a table needs a mapping (--mapping)");
    }
}
