package safar.command.policy;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells Axon that policies take commands. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    ConfigurerModule policyModule() {
        return configurer -> configurer.configureAggregate(PolicyAggregate.class);
    }
}
