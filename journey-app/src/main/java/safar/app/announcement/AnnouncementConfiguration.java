package safar.app.announcement;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import safar.command.lifecycle.LifecycleLog;
import safar.contract.identity.IdentityKey;
import safar.projection.feed.LifecycleFeedView;
import safar.projection.store.ViewStore;
import safar.projection.view.Materialiser;

/** What announces, and what follows the announcements. */
@Configuration(proxyBeanMethods = false)
public class AnnouncementConfiguration {

    @Bean
    LifecycleFeedView lifecycleFeedView(ViewStore store) {
        return new LifecycleFeedView(store);
    }

    @Bean
    Announcer announcer(
            ViewStore store,
            LifecycleLog log,
            IdentityKey key,
            Clock clock,
            Materialiser materialiser,
            @Value("${safar.lifecycle.late-after:P2D}") Duration lateAfter) {
        var announcer = new Announcer(store, new Reconciliation(store, log, key, clock), log, clock, lateAfter);
        materialiser.listen(announcer);
        return announcer;
    }
}
