@NullMarked
package health.intake.page;

import org.jspecify.annotations.NullMarked;
