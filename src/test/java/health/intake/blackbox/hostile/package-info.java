/**
 * What callers may not do and answers and logs may not say: access, foreign references, personal data in errors, and
 * which of several problems is answered.
 */
@NullMarked
package health.intake.blackbox.hostile;

import org.jspecify.annotations.NullMarked;
