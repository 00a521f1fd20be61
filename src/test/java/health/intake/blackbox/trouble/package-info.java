/** What fails while requests come, or starts late: the database, Redis, commits, nodes, migrations. */
@NullMarked
package health.intake.blackbox.trouble;

import org.jspecify.annotations.NullMarked;
