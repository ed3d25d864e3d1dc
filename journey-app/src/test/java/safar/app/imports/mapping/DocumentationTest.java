package safar.app.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "import.md");

    @TempDir
    private Path folder;

    @Test
    void the_worked_example_works() throws IOException {
        var imported = Imported.table(folder, block("yaml"), block("csv"));
        assertThat(imported.json())
                .containsExactlyElementsOf(block("json").lines().toList());
        assertThat(imported.skips()).containsExactly("the sum at the end");
        assertThat(imported.refusals()).isEmpty();
    }

    private static String block(String language) throws IOException {
        var block = Pattern.compile("```%s\n(.*?)```".formatted(language), Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
