package safar.app.axonserver;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import safar.app.storage.OnAxonServer;
import safar.codec.EventSerializer;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;

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
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return MessageForm.serializer();
    }
}
