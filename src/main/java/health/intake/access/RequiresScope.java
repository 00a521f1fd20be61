package health.intake.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation for keys with any one of these scopes. An operation with neither this nor {@link PublicEndpoint} is refused. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {
    Scope[] value();

    /** Whether the operation also serves callers that send no key at all; what they may do is then its own matter. */
    boolean unlessKeyless() default false;
}
