/** The Admin API (contract 5): organizations, groups and keys, and the description of the current key. */
@NullMarked
package health.intake.blackbox.admin;

import org.jspecify.annotations.NullMarked;
