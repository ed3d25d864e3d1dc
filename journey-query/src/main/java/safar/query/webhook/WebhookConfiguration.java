package safar.query.webhook;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads how deliveries are to be made. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WebhookSettings webhookSettings(
            @Value("${SAFAR_WEBHOOKS_ALLOW_PRIVATE:${safar.webhooks.allow-private:false}}") boolean allowPrivate,
            @Value("${safar.webhooks.timeout:PT30S}") Duration timeout,
            @Value("${safar.webhooks.first-retry:PT1S}") Duration firstRetry,
            @Value("${safar.webhooks.longest-retry:PT1H}") Duration longestRetry,
            @Value("${safar.webhooks.give-up:PT72H}") Duration giveUp) {
        return new WebhookSettings(allowPrivate, timeout, firstRetry, longestRetry, giveUp);
    }
}
