@NullMarked
package health.intake.ratelimit;

import org.jspecify.annotations.NullMarked;
