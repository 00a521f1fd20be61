/**
 * What a request may cost and what others may take: round trips, memory, query plans, rate limits, shares, slow
 * clients.
 */
@NullMarked
package health.intake.blackbox.budgets;

import org.jspecify.annotations.NullMarked;
