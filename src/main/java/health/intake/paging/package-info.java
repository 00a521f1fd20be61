/**
 * Decides how lists are cut into pages: limits, cursors, links. The order of a list and its statement are decided by its store.
 */
@NullMarked
package health.intake.paging;

import org.jspecify.annotations.NullMarked;
