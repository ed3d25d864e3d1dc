package safar.command.ingest;

import java.net.URI;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A web server of this machine's own with just the given configuration, for tests that must see real requests. */
public record LocalServer(ConfigurableApplicationContext context) implements AutoCloseable {

    public static LocalServer with(Class<?> configuration) {
        return new LocalServer(new SpringApplicationBuilder(configuration)
                .bannerMode(Banner.Mode.OFF)
                .properties("server.port=0", "server.address=127.0.0.1", "logging.level.root=warn")
                .run());
    }

    public URI at(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
