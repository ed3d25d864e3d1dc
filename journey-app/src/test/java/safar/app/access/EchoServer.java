package safar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Access in front of a server that says yes to everything that reaches it. */
@EnableAutoConfiguration
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({AccessConfiguration.class, EchoServer.Echo.class})
class EchoServer {

    @Bean
    EventStorageEngine eventStorage() {
        return new InMemoryEventStorageEngine();
    }

    @RestController
    static class Echo {

        @RequestMapping("/**")
        String echo(HttpServletRequest request) {
            return "%s by %s".formatted(request.getMethod(), request.getRemoteUser());
        }
    }
}
