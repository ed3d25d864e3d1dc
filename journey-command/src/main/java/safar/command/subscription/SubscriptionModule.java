package safar.command.subscription;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Tells Axon that subscriptions take commands. */
public final class SubscriptionModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(SubscriptionAggregate.class);
    }
}
