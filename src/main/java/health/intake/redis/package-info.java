@NullMarked
package health.intake.redis;

import org.jspecify.annotations.NullMarked;
