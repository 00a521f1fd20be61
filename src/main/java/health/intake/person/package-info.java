@NullMarked
package health.intake.person;

import org.jspecify.annotations.NullMarked;
