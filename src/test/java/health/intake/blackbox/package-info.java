/** The contract, told over HTTP to a running service with a real MariaDB and a real Redis. */
@NullMarked
package health.intake.blackbox;

import org.jspecify.annotations.NullMarked;
