package safar.app.axonserver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import safar.app.node.NodeRole;
import safar.app.node.NodeRoles;
import safar.app.storage.OnAxonServer;
import safar.codec.EventSerializer;
import safar.command.ingest.PartTaker;
import safar.command.ingest.PartedIntake;
import safar.command.ingest.TouchpointIntake;
import safar.contract.identity.IdentityKey;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;
import safar.query.view.StoreHead;

/** Events in Axon Server, where addresses of it are configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnAxonServer.class)
class AxonServerStorage {

    @Bean
    ServerEvents serverEvents(EventSerializer serializer) {
        return new ServerEvents(serializer);
    }

    @Bean
    EventCopy eventCopy(AxonServerConnectionManager connections, RocksEventStorageEngine engine, ServerEvents events) {
        return new EventCopy(connections, engine, events);
    }

    @Bean
    CaughtUp caughtUp(AxonServerConnectionManager connections, RocksEventStorageEngine engine) {
        return new CaughtUp(connections, engine);
    }

    @Bean
    @Primary
    Appending serverAppending(AxonServerConnectionManager connections, ServerEvents events, CaughtUp copy) {
        return new ServerAppending(connections, events, copy);
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, CaughtUp copy) {
        return new SettledCommands(
                DefaultCommandGateway.builder().commandBus(bus).build(), copy);
    }

    @Bean
    PartTaker partTaker(@Qualifier("touchpointIntake") TouchpointIntake here) {
        return new PartTaker(here);
    }

    @Bean
    @Primary
    TouchpointIntake partedIntake(CommandGateway commands, IdentityKey key, Clock clock) {
        return new PartedIntake(commands, key, clock);
    }

    @Bean
    StoreHead storeHead(RocksEventStorageEngine engine, CaughtUp copy) {
        return new StoreHead() {
            @Override
            public long position() {
                return engine.head();
            }

            @Override
            public long settled() {
                return copy.await();
            }
        };
    }

    /** A node that takes no commands sends them all the same. */
    @Bean
    static BeanPostProcessor commandsOfOthers(ObjectProvider<NodeRoles> roles) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof AxonServerCommandBus bus
                                && !roles.getObject().has(NodeRole.COMMAND)
                        ? new SendingOnly(bus)
                        : bean;
            }
        };
    }

    @Bean("axonServer")
    HealthIndicator axonServerHealth(EventCopy copy, NodeRoles roles) {
        return () -> {
            var needed = roles.has(NodeRole.COMMAND);
            var health = copy.isFollowing() || !needed ? Health.up() : Health.down();
            return health.withDetail("connected", copy.isFollowing()).build();
        };
    }

    @Bean
    MeterBinder copyMeters(EventCopy copy) {
        return meters -> Gauge.builder("safar.axonserver.connected", copy, it -> it.isFollowing() ? 1 : 0)
                .description("1 while this node hears of new events from Axon Server")
                .register(meters);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return MessageForm.serializer();
    }
}
