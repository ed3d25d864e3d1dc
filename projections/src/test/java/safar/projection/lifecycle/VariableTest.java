package safar.projection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VariableTest {

    private static final Path GUIDE = Path.of("..", "docs", "lifecycle.md");

    @Test
    void the_guide_names_every_variable_with_its_type_and_meaning_and_no_other() throws IOException {
        var rows = Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.startsWith("| variable |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"));

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Variable.values())
                        .map(variable -> "| `%s` | %s | %s |"
                                .formatted(variable.label(), CelTypes.format(variable.type()), variable.meaning()))
                        .toList());
    }

    @Test
    void every_variable_has_its_own_name() {
        assertThat(Variable.values()).extracting(Variable::label).doesNotHaveDuplicates();
    }
}
