package safar.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    private Path folder;

    private Checkout checkout;

    @BeforeEach
    void check_out() throws IOException {
        checkout = new Checkout(folder);
    }

    @Test
    void help_names_the_commands_that_there_are() throws Exception {
        var commands = new ArrayList<>(
                JourneyCommand.commandLine(LauncherTest.class).getSubcommands().keySet());
        commands.addAll(List.of("test", "bench"));

        var help = checkout.journey("--help");

        assertThat(help.status()).isZero();
        assertThat(help.output())
                .filteredOn(line -> line.startsWith("  "))
                .extracting(line -> line.strip().split(" ", 2)[0])
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void an_unknown_command_is_wrong_usage_and_builds_nothing() throws Exception {
        var nonsense = checkout.journey("nonsense");

        assertThat(nonsense.status()).isEqualTo(2);
        assertThat(nonsense.output()).contains("journey: there is no command 'nonsense'");
        assertThat(checkout.journey().status()).isEqualTo(2);
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void the_program_gets_the_command_and_its_options_as_they_are() throws Exception {
        assertThat(checkout.journey("run", "--data", "two words").output().getLast())
                .startsWith("[jdk/25] [-Xms1g] [-Xmx1g]")
                .endsWith("/journey-app.jar] [run] [--data] [two words] ");
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws Exception {
        checkout.set("JAVA_HOME", checkout.jdk("17"));

        assertThat(checkout.journey("run").output().getLast()).startsWith("[jdk/25]");
    }

    @Test
    void a_java_home_that_is_new_enough_comes_before_the_java_on_the_path() throws Exception {
        checkout.set("JAVA_HOME", checkout.jdk("26.0.1"));

        assertThat(checkout.journey("run").output().getLast()).startsWith("[jdk/26.0.1]");
    }

    @Test
    void a_jdk_that_was_named_but_is_too_old_is_refused() throws Exception {
        var old = checkout.jdk("17");
        checkout.set("SAFAR_JDK", old);

        var run = checkout.journey("run");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .containsExactly("journey: SAFAR_JDK says %s, which is not a JDK 25 or newer".formatted(old));
    }

    @Test
    void only_what_changed_since_the_last_build_is_built() throws Exception {
        checkout.journey("run");
        checkout.journey("run");
        assertThat(checkout.builds()).isEqualTo(1);

        checkout.deleteSource();
        checkout.journey("run");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void what_makes_starts_quick_is_prepared_once_after_each_build_and_for_each_jdk() throws Exception {
        assertThat(checkout.journey("run").output())
                .anyMatch(line -> line.contains("preparing quicker starts"))
                .last()
                .asString()
                .contains("[-XX:AOTCache=");
        assertThat(checkout.journey("run").output()).singleElement().asString().contains("[-XX:AOTCache=");

        checkout.set("SAFAR_JDK", checkout.jdk("26.0.1"));
        assertThat(checkout.journey("run").output()).hasSize(2);

        checkout.deleteSource();
        assertThat(checkout.journey("run").output())
                .anyMatch(line -> line.contains("building"))
                .anyMatch(line -> line.contains("preparing quicker starts"));
    }

    @Test
    void a_start_that_cannot_be_made_quicker_is_a_start() throws Exception {
        var stubborn = checkout.jdk("25.0.2");
        checkout.write("jdk/25.0.2/bin/java", "#!/bin/sh\nprintf '[%s] ' started \"$@\"");
        checkout.set("SAFAR_JDK", stubborn);

        assertThat(checkout.journey("run").output())
                .anyMatch(line -> line.contains("starts stay slower"))
                .last()
                .asString()
                .startsWith("[started]")
                .doesNotContain("AOTCache");
        assertThat(checkout.journey("run").output()).hasSize(1);
    }

    @Test
    void the_benchmarks_are_built_with_the_program_but_the_program_without_them() throws Exception {
        checkout.journey("run");
        checkout.write("benchmarks/src/main/Bench.java", "");
        checkout.journey("run");
        assertThat(checkout.builds()).isEqualTo(1);

        assertThat(checkout.journey("bench", "--scale", "2").output().getLast())
                .startsWith("[jdk/25] [-Xmx1g]")
                .endsWith("/benchmarks.jar] [--scale] [2] ");
        checkout.journey("bench");
        checkout.journey("run");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void two_starts_at_once_share_one_build() throws Exception {
        checkout.maven(
                "until [ -e go ]; do sleep 0.01; done; mkdir -p journey-app/target; touch journey-app/target/journey-app.jar");
        var one = checkout.start("run");
        var other = checkout.start("run");
        assertThat(one.inputReader().readLine()).contains("building");
        assertThat(other.inputReader().readLine()).contains("building");
        checkout.write("go", "");

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void a_build_that_fails_says_why_and_starts_nothing() throws Exception {
        checkout.maven("echo '[INFO] compiling'; echo '[ERROR] cannot find symbol'; exit 1");

        var run = checkout.journey("run");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("[ERROR] cannot find symbol").doesNotContain("[INFO] compiling");
        assertThat(run.output().getLast()).contains("the build failed").endsWith("build.log");
    }

    @Test
    void a_test_run_ends_with_the_sum_of_all_modules() throws Exception {
        checkout.maven("""
                report() {
                    mkdir -p "$1/target/surefire-reports"
                    echo "<testsuite name='T' $2>" > "$1/target/surefire-reports/TEST-T.xml"
                }
                report event-store 'tests="5" errors="0" skipped="1" failures="0"'
                report journey-app 'tests="3" errors="1" skipped="0" failures="1"'
                printf 'a line without end'
                exit 1""");

        var test = checkout.journey("test");

        assertThat(test.status()).isEqualTo(1);
        assertThat(test.output().getLast()).isEqualTo("5 passed, 2 failed, 1 skipped");
    }
}
