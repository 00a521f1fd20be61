/**
 * Decides how the bytes of a body become a record, with everything that is wrong with them at once. What a field may hold is
 * decided by the constraints on the record.
 */
@NullMarked
package health.intake.requestbody;

import org.jspecify.annotations.NullMarked;
