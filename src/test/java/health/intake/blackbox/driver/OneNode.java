package health.intake.blackbox.driver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that has to talk to a single process: it is skipped where the service under test is several nodes behind a load balancer. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OneNode.Condition.class)
public @interface OneNode {

    /** The reason, for the report. */
    String value();

    /** Skips it, with the reason. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (ServerUnderTest.nodes().size() == 1) {
                return ConditionEvaluationResult.enabled("one node");
            }
            return AnnotationSupport.findAnnotation(context.getElement(), OneNode.class)
                    .map(test -> ConditionEvaluationResult.disabled("needs one node: " + test.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("not limited"));
        }
    }
}
