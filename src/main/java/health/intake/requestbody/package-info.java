/** Request bodies: octets to records, with everything that is wrong with them at once. */
@NullMarked
package health.intake.requestbody;

import org.jspecify.annotations.NullMarked;
