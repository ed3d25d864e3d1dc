package safar.app.axonserver;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import safar.app.storage.OnAxonServer;

/** Lets Axon connect to Axon Server when addresses are given, and never otherwise. */
public final class AxonServerSwitch implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "axon-server", Map.of("axon.axonserver.enabled", OnAxonServer.isConfigured(environment))));
    }
}
