/** Who calls: from the header of a request to the caller. */
@NullMarked
package health.intake.authentication;

import org.jspecify.annotations.NullMarked;
