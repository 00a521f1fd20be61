package health.intake.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that needs no key. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicEndpoint {

    /** Its operationId of the OpenAPI document. */
    String value();

    /** Whether unknown query parameters are accepted, as documents do. */
    boolean anyQuery() default false;
}
