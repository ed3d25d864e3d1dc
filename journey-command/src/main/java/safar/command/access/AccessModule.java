package safar.command.access;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Tells Axon that tokens take commands. */
public final class AccessModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(TokenAggregate.class);
    }
}
