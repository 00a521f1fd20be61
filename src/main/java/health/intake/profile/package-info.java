@NullMarked
package health.intake.profile;

import org.jspecify.annotations.NullMarked;
