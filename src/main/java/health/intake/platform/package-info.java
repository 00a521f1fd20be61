@NullMarked
package health.intake.platform;

import org.jspecify.annotations.NullMarked;
