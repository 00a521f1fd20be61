@NullMarked
package health.intake.paging;

import org.jspecify.annotations.NullMarked;
