package safar.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Everything that answers requests, in one Spring context. */
@EnableAutoConfiguration
@SpringBootConfiguration(proxyBeanMethods = false)
class SafarApplication {}
