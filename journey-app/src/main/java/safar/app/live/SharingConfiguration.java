package safar.app.live;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import safar.app.announcement.Announcer;
import safar.app.node.NodeRole;
import safar.app.node.NodeRoles;
import safar.projection.view.Duty;
import safar.projection.view.Materialiser;
import safar.projection.view.Sharing;
import safar.projection.view.ViewGenerations;
import safar.query.view.StoreHead;

/** What keeps the views up where several nodes can share in it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSharedViews.class)
public class SharingConfiguration {

    @Bean
    Sharing sharing(Materialiser live, ViewGenerations store, @Value("${safar.views.shares:4}") int shares) {
        return new Sharing(live, store, UUID.randomUUID().toString(), shares);
    }

    @Bean
    SharedViews sharedViews(
            Reading events,
            StoreHead head,
            Materialiser materialiser,
            Duty duty,
            BatchFolding folding,
            Sharing sharing) {
        return new SharedViews(events, head, materialiser, duty, folding, sharing);
    }

    @Bean
    ShareHolding shareHolding(Sharing sharing, ViewGenerations store, NodeRoles roles, Announcer announcer) {
        return new ShareHolding(sharing, store, roles.has(NodeRole.PROJECTIONS), announcer::lookAround);
    }
}
