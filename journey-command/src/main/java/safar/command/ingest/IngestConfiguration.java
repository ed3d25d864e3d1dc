package safar.command.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
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
    Arrivals arrivals(MeterRegistry meters) {
        return new Arrivals(meters);
    }

    @Bean
    TouchpointIntake touchpointIntake(
            JourneyLog log,
            IdentityKey key,
            Clock clock,
            @Value("${safar.ingest.deliveries-at-once:64}") int deliveriesAtOnce,
            @Value("${safar.ingest.events-behind:" + Limits.EVENTS_BEHIND + "}") long mostBehind,
            ObjectProvider<Backlog> backlog,
            MeterRegistry meters) {
        var room = new Room(deliveriesAtOnce, backlog.getIfAvailable(() -> Backlog.NONE), mostBehind);
        return new JournalingIntake(log, key, clock, room, meters);
    }
}
