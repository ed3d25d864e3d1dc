package safar.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Everything that answers requests, in one Spring context. */
@EnableAutoConfiguration
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan({"safar.command", "safar.query", "safar.app"})
class SafarApplication {}
