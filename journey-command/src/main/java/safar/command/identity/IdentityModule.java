package safar.command.identity;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Tells Axon that pairs of identifiers take commands. */
public final class IdentityModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(PairAggregate.class);
    }
}
