package safar.app.tracing;

import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Lets spans be made and told to a collector when its address is given, and never otherwise. */
public final class TracingSwitch implements EnvironmentPostProcessor {

    private static final String ENDPOINT = "safar.tracing.endpoint";
    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
    private static final String OPEN_TELEMETRY = "org.springframework.boot.opentelemetry.autoconfigure.";
    private static final String EXCLUDE = "spring.autoconfigure.exclude";

    /** Logs are read where they are written. */
    private static final List<String> LOGS = List.of(
            OPEN_TELEMETRY + "logging.OpenTelemetryLoggingAutoConfiguration",
            OPEN_TELEMETRY + "logging.otlp.OtlpLoggingAutoConfiguration");

    private static final List<String> ALL = List.of(
            LOGS.getFirst(),
            LOGS.getLast(),
            OPEN_TELEMETRY + "OpenTelemetrySdkAutoConfiguration",
            TRACING + "autoconfigure.MicrometerTracingAutoConfiguration",
            TRACING + "autoconfigure.NoopTracerAutoConfiguration",
            TRACING + "autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration",
            TRACING + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            TRACING + "opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

    static boolean isConfigured(Environment environment) {
        return !environment.getProperty(ENDPOINT, "").isBlank();
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addFirst(new MapPropertySource("tracing", settings(environment)));
    }

    private static Map<String, Object> settings(Environment environment) {
        return isConfigured(environment)
                ? Map.of(
                        EXCLUDE,
                        String.join(",", LOGS),
                        "management.opentelemetry.tracing.export.otlp.endpoint",
                        environment.getRequiredProperty(ENDPOINT).strip())
                : Map.of(EXCLUDE, String.join(",", ALL), "management.tracing.export.enabled", false);
    }
}
