package safar.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import safar.app.access.AccessConfiguration;
import safar.app.docs.DocsConfiguration;

/** Everything that answers requests, in one Spring context. */
@EnableAutoConfiguration
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan({
    "safar.command",
    "safar.query",
    "safar.app.storage",
    "safar.app.live",
    "safar.app.evidence",
    "safar.app.demo"
})
@Import({AccessConfiguration.class, DocsConfiguration.class, Problems.class, ContainerProblems.class})
class SafarApplication {}
