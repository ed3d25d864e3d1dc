package safar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.app.ContainerProblems;
import safar.contract.Recorded;
import safar.projection.store.ViewStores;
import safar.projection.view.BatchView;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;

/** Access in front of a server that says yes to everything that reaches it. */
@EnableAutoConfiguration
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({AccessConfiguration.class, ContainerProblems.class, EchoServer.Echo.class})
class EchoServer {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventStorageEngine eventStorage() {
        return new InMemoryEventStorageEngine();
    }

    @Bean
    ViewGenerations viewStore() throws IOException {
        return ViewGenerations.of(
                ViewStores.open(Files.createTempDirectory(Files.createDirectories(AccessTest.data()), "views"), null));
    }

    /** Views that are never behind. */
    @Bean
    SmartInitializingSingleton views(EventStore events, ViewGenerations store, List<BatchView> views) {
        var materialiser = new Materialiser(store, views);
        var position = new AtomicLong();
        return () -> events.subscribe(
                messages -> messages.forEach(message -> fold(materialiser, message, position.incrementAndGet())));
    }

    private static void fold(Materialiser materialiser, EventMessage<?> message, long position) {
        var recorded = new Recorded<>(message.getIdentifier(), position, message.getTimestamp(), message.getPayload());
        materialiser.fold(List.of(recorded), position);
    }

    @RestController
    static class Echo {

        @RequestMapping("/**")
        String echo(HttpServletRequest request) {
            return "%s by %s".formatted(request.getMethod(), request.getRemoteUser());
        }
    }
}
