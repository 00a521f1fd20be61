/** Realistic people who do not exist. */
@NullMarked
package health.intake.demo.people;

import org.jspecify.annotations.NullMarked;
