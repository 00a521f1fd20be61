package health.intake.requestbody;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field whose value is no object, but may also come as the only field of one: {@code "x"} or {@code {"value": "x"}}. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoAsObject {

    /** Name of the field in the object; it is required there. */
    String value();
}
