/**
 * Decides how lists are cut into pages: limits, cursors, links. The stores decide the order of a list and its statement.
 */
@NullMarked
package health.intake.paging;

import org.jspecify.annotations.NullMarked;
