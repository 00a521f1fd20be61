@NullMarked
package health.intake.proxy;

import org.jspecify.annotations.NullMarked;
