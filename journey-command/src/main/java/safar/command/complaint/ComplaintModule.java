package safar.command.complaint;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Tells Axon that cases take commands. */
public final class ComplaintModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(CaseAggregate.class);
    }
}
