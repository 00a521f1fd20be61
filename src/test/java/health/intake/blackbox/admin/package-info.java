/** The Admin API (contract 5): organizations, groups and keys, also what a key is told about itself. */
@NullMarked
package health.intake.blackbox.admin;

import org.jspecify.annotations.NullMarked;
