package health.intake.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an operation in the audit trail: its operationId in the OpenAPI document. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
    String value();

    /** The status of a successful answer. */
    int success() default 200;

    /** The query parameters of which any makes the operation a look-up; their values are never recorded. */
    String[] lookUpBy() default {};

    /** The name of the look-up. */
    String lookUp() default "";
}
