package health.intake.organization;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Operations of the operator on an organization, in the trail of which they are recorded. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConcernsOrganization {

    /** Which parameter of the path names it; a path without that parameter concerns none. */
    String value();
}
