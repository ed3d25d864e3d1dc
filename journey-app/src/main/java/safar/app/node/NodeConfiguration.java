package safar.app.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import safar.app.storage.OnAxonServer;
import safar.projection.view.Duty;
import safar.projection.view.Share;
import safar.projection.view.Sharing;

/** Reads which roles a node has, and tells health and metrics. */
@Configuration(proxyBeanMethods = false)
public class NodeConfiguration {

    /** Nodes that share the work must share what it is about. */
    @Bean
    NodeRoles nodeRoles(
            @Value("${safar.roles:command,projections,query}") String names,
            @Value("${MONGODB_URI:}") String mongoUri,
            Environment environment) {
        var roles = NodeRoles.of(names);
        if (!roles.areAll() && (mongoUri.isBlank() || !OnAxonServer.isConfigured(environment))) {
            throw new IllegalArgumentException(
                    "safar.roles: a node with some of the roles shares events and views with others, so it needs axon.axonserver.servers and MONGODB_URI");
        }
        return roles;
    }

    @Bean
    MeterBinder roleMeters(NodeRoles roles, Duty duty, ObjectProvider<Sharing> sharing) {
        return meters -> {
            for (var role : NodeRole.values()) {
                Gauge.builder("safar.node.role", roles, held -> held.has(role) ? 1 : 0)
                        .description("1 for each role that this node has")
                        .tag("role", role.label())
                        .register(meters);
            }
            active(duty, meters);
            sharing.ifAvailable(shared -> Gauge.builder(
                            "safar.node.view.shares",
                            shared,
                            held -> held.held().size())
                    .description("shares of the views that this node folds")
                    .register(meters));
        };
    }

    private static void active(Duty duty, MeterRegistry meters) {
        Gauge.builder("safar.node.keeps.views", duty, held -> held.isHeld() ? 1 : 0)
                .description("1 on the node that keeps the views up")
                .register(meters);
    }

    @Bean("roles")
    HealthIndicator nodeHealth(NodeRoles roles, Duty duty, ObjectProvider<Sharing> sharing) {
        return () -> {
            var health = Health.up().withDetail("roles", roles.labels()).withDetail("keepsViews", duty.isHeld());
            sharing.ifAvailable(shared -> health.withDetail(
                    "viewShares",
                    shared.held().stream().map(Share::number).sorted().toList()));
            return health.build();
        };
    }

    @Bean
    WebMvcConfigurer roleDoor(NodeRoles roles) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RoleDoor(roles));
            }
        };
    }
}
