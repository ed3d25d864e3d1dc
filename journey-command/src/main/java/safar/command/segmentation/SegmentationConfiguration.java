package safar.command.segmentation;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells Axon that segments take commands. */
@Configuration(proxyBeanMethods = false)
class SegmentationConfiguration {

    @Bean
    ConfigurerModule segmentModule() {
        return configurer -> configurer.configureAggregate(SegmentAggregate.class);
    }
}
