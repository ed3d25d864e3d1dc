package safar.app.tracing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a collector of traces is configured. */
final class OnTracing implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return TracingSwitch.isConfigured(context.getEnvironment());
    }

    /** Whether none is. */
    static final class Not implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !TracingSwitch.isConfigured(context.getEnvironment());
        }
    }
}
