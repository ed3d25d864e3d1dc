package safar.app.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.axonframework.tracing.SpanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.webhook.Escort;

/** What is traced, where a collector of traces is configured. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

    @Bean
    @Conditional(OnTracing.Not.class)
    Traces noTraces() {
        return Traces.NONE;
    }

    @Bean
    @Conditional(OnTracing.class)
    Traceparent traceparent(Propagator propagator) {
        return new Traceparent(propagator);
    }

    @Bean
    @Conditional(OnTracing.class)
    Traces traces(Tracer tracer, Traceparent traceparent, RocksEventStorageEngine engine) {
        return new SpanTraces(tracer, traceparent, engine);
    }

    @Bean
    @Conditional(OnTracing.class)
    SpanFactory spanFactory(Tracer tracer, Traceparent traceparent) {
        return new AxonSpans(tracer, traceparent);
    }

    @Bean
    @Conditional(OnTracing.class)
    Escort tracedDeliveries(Traces traces) {
        return (offsets, delivery) ->
                traces.along("deliver", offsets.stream().mapToLong(Long::longValue), _ -> delivery.get());
    }

    @Bean
    static BeanPostProcessor discreetSpans() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter ? new DiscreetSpans(exporter) : bean;
            }
        };
    }
}
