package safar.app.live;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import safar.app.storage.OnAxonServer;

/** Whether events and views are where other nodes can reach them, so that nodes share in keeping the views up. */
final class OnSharedViews implements Condition {

    private static boolean isConfigured(Environment environment) {
        return OnAxonServer.isConfigured(environment)
                && !environment.getProperty("MONGODB_URI", "").isBlank();
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isConfigured(context.getEnvironment());
    }

    /** Whether this node keeps the views up alone. */
    static final class Not implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isConfigured(context.getEnvironment());
        }
    }
}
