package safar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import safar.codec.EventSerializer;

/** Nothing calls home or dials out, and nothing reads objects of classes that a writer could choose. */
class NothingLeavesTest {

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext safar;

    @BeforeAll
    static void start() {
        safar = SpringApplication.run(
                SafarApplication.class, "--server.port=0", "--safar.data=" + folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        safar.close();
    }

    @Test
    void nobody_is_asked_for_newer_versions() {
        assertThat(safar.getBeansOfType(UsagePropertyProvider.class).values())
                .isNotEmpty()
                .allMatch(UsagePropertyProvider::getDisabled);
    }

    @Test
    void no_server_is_looked_for() {
        assertThat(safar.getBeansOfType(AxonServerConnectionManager.class)).isEmpty();
    }

    @Test
    void nothing_is_traced() {
        assertThat(safar.getBeansOfType(Tracer.class)).isEmpty();
        assertThat(safar.getBeansOfType(SpanExporter.class)).isEmpty();
    }

    @Test
    void it_listens_on_this_machine_alone() {
        assertThat(safar.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void json_is_all_that_is_read_and_written() {
        assertThat(safar.getBeansOfType(Serializer.class).values())
                .isNotEmpty()
                .allMatch(serializer ->
                        serializer instanceof Jackson3Serializer || serializer instanceof EventSerializer);
        var axon = safar.getBean(Configuration.class);
        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.messageSerializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
    }

    @Test
    void xstream_is_not_there() {
        assertThatThrownBy(() -> Class.forName("com.thoughtworks.xstream.XStream"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
