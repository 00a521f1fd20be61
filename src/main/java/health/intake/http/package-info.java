/** What stands around every request: headers, refusals and the form of errors. */
@NullMarked
package health.intake.http;

import org.jspecify.annotations.NullMarked;
