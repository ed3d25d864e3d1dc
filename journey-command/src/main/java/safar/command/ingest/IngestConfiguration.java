package safar.command.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import safar.contract.identity.IdentityKey;

/** Opens the door for touchpoints. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    @Bean
    Retractions retractions(JourneyLog log, IdentityKey key) {
        return new Retractions(log, key, new StreamLocks());
    }

    @Bean
    TouchpointIntake touchpointIntake(
            JourneyLog log,
            IdentityKey key,
            Clock clock,
            @Value("${safar.ingest.deliveries-at-once:64}") int deliveriesAtOnce,
            MeterRegistry meters) {
        return new JournalingIntake(log, key, clock, deliveriesAtOnce, meters);
    }
}
