package safar.app;

import org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import safar.app.access.AccessConfiguration;
import safar.app.announcement.AnnouncementConfiguration;
import safar.app.docs.DocsConfiguration;
import safar.app.imports.ImportConfiguration;
import safar.app.webhook.WebhookConfiguration;

/** Everything that answers requests, in one Spring context. */
@EnableAutoConfiguration(exclude = AxonServerActuatorAutoConfiguration.class)
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan({
    "safar.command",
    "safar.query",
    "safar.app.storage",
    "safar.app.node",
    "safar.app.axonserver",
    "safar.app.backup",
    "safar.app.live",
    "safar.app.evidence",
    "safar.app.complaint",
    "safar.app.tracing",
    "safar.app.demo"
})
@Import({
    AccessConfiguration.class,
    AnnouncementConfiguration.class,
    DocsConfiguration.class,
    ImportConfiguration.class,
    WebhookConfiguration.class,
    Problems.class,
    ContainerProblems.class
})
public class SafarApplication {}
