package health.intake.requestbody;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field at the top level of a body that not every client may set: {@link RequestBody#refuseRestricted} refuses it with any
 * value but null.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Restricted {

    /** Texts that are always allowed: a list that has at least one of them, and nothing else, is not restricted. */
    String[] exceptElements() default {};
}
