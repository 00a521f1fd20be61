@NullMarked
package health.intake.json;

import org.jspecify.annotations.NullMarked;
