/**
 * Several nodes over one database and one Redis. Decides whether what one node acknowledges holds on all of them, and within what
 * time.
 */
@NullMarked
package health.intake.blackbox.nodes;

import org.jspecify.annotations.NullMarked;
