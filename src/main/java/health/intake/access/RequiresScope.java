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

    /** Whether the operation also serves clients that send no key; it then decides itself what they may do. */
    boolean unlessKeyless() default false;

    /**
     * Whether the key may also stand in {@code Authorization: Bearer}, for scrapers that can send no other header, and whether
     * the token for metrics will do in its place.
     */
    boolean orBearer() default false;
}
