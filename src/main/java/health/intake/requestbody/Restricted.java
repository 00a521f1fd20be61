package health.intake.requestbody;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a body, not of an object within, that not everybody may set: {@link RequestBody#refuseRestricted} refuses
 * it, of whatever type it is, unless it is null.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Restricted {

    /** Texts that everybody may give: a list of at least one of them, and of nothing else, is not restricted. */
    String[] exceptElements() default {};
}
