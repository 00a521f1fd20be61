/** Believable people who do not exist. */
@NullMarked
package health.intake.devserver.people;

import org.jspecify.annotations.NullMarked;
