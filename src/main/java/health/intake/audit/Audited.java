package health.intake.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation is called in the audit trail: its operationId of the OpenAPI document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
    String value();

    /** Status of its answer if it succeeds. */
    int success() default 200;

    /** A query parameter with which the operation is a look-up; its value is never recorded. */
    String lookUpBy() default "";

    /** What the look-up is called. */
    String lookUp() default "";
}
