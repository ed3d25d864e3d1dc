package safar.app.webhook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import safar.command.subscription.SubscriptionModule;
import safar.projection.store.ViewStore;
import safar.projection.subscription.SubscriptionView;

/** What takes subscriptions and remembers them. */
@Configuration(proxyBeanMethods = false)
@Import(SubscriptionController.class)
public class WebhookConfiguration {

    @Bean
    SubscriptionModule subscriptionModule() {
        return new SubscriptionModule();
    }

    @Bean
    SubscriptionView subscriptionView(ViewStore store) {
        return new SubscriptionView(store);
    }

    @Bean
    DeliveryMeters deliveryMeters(ViewStore store) {
        return new DeliveryMeters(store);
    }
}
