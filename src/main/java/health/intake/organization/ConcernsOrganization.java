package health.intake.organization;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks operations of the operator on an organization; they are recorded in its trail. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConcernsOrganization {

    /** The parameter of the path that names the organization; a path without that parameter concerns none. */
    String value();
}
