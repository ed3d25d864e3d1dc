package safar.app.storage;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether addresses of Axon Server are configured, so that it stores the events. */
public final class OnAxonServer implements Condition {

    private static final String SERVERS = "axon.axonserver.servers";

    /** Whether {@code axon.axonserver.servers} is set. */
    public static boolean isConfigured(Environment environment) {
        return !environment.getProperty(SERVERS, "").isBlank();
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isConfigured(context.getEnvironment());
    }

    /** Whether none are configured, so that the events are embedded in the process. */
    public static final class Not implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isConfigured(context.getEnvironment());
        }
    }
}
