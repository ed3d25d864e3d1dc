package safar.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JourneyCommandTest {

    private final StringWriter output = new StringWriter();
    private final CommandLine journey = JourneyCommand.commandLine(Broken.class)
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(output));

    /** An application that cannot start. */
    private static final class Broken {}

    @Test
    void every_command_has_help() {
        assertThat(journey.getSubcommands().keySet()).isNotEmpty().allSatisfy(command -> {
            assertThat(journey.execute(command, "--help")).isZero();
            assertThat(output.toString()).contains("Usage: journey " + command);
        });
    }

    @Test
    void wrong_usage_exits_with_2() {
        for (var arguments : List.of(List.of("nonsense"), List.of("run", "--port", "many"), List.<String>of())) {
            assertThat(journey.execute(arguments.toArray(String[]::new)))
                    .as("%s", arguments)
                    .isEqualTo(2);
        }
    }

    @Test
    void a_failure_exits_with_1_and_is_told_in_one_line() {
        assertThat(journey.execute("run", "--port", "0")).isEqualTo(1);
        assertThat(output.toString().lines()).hasSize(1).first().asString().startsWith("journey: ");
    }
}
