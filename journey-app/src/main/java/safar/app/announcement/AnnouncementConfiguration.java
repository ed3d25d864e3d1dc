package safar.app.announcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import safar.command.lifecycle.LifecycleLog;
import safar.command.lifecycle.LifecycleLog.Told;
import safar.command.lifecycle.Reconciled;
import safar.command.lifecycle.Triggers;
import safar.contract.identity.IdentityKey;
import safar.projection.feed.LifecycleFeedView;
import safar.projection.store.ViewStore;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.query.identity.Foresight;

/** What announces, and what follows the announcements. */
@Configuration(proxyBeanMethods = false)
public class AnnouncementConfiguration {

    @Bean
    LifecycleFeedView lifecycleFeedView(ViewStore store) {
        return new LifecycleFeedView(store);
    }

    @Bean
    Reconciliation reconciliation(ViewStore store, LifecycleLog log, IdentityKey key, Clock clock) {
        return new Reconciliation(store, log, key, clock);
    }

    /** Of what nobody has decided only the change itself can be the reason: all else is known. */
    @Bean
    Foresight foresight(Reconciliation reconciliation, LifecycleLog log) {
        var nothingNew = new Triggers(log, new Reconciled(Long.MAX_VALUE, Instant.MAX), Duration.ZERO);
        return customers ->
                reconciliation.missing(customers.stream().map(SeenCustomer::of).toList(), nothingNew).stream()
                        .map(Told::event)
                        .toList();
    }

    @Bean
    Announcer announcer(
            ViewStore store,
            Reconciliation reconciliation,
            LifecycleLog log,
            Clock clock,
            Materialiser materialiser,
            @Qualifier("announcing") Duty duty,
            @Value("${safar.lifecycle.late-after:P2D}") Duration lateAfter) {
        var announcer = new Announcer(store, reconciliation, log, clock, lateAfter, duty);
        materialiser.listen(announcer);
        return announcer;
    }
}
