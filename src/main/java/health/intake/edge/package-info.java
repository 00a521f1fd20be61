/** What stands around every request: headers, refusals and the form of errors. */
@NullMarked
package health.intake.edge;

import org.jspecify.annotations.NullMarked;
