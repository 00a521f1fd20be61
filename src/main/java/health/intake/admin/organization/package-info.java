/**
 * Decides which commands there are on organizations and their profile groups. The service judges what they are given.
 */
@NullMarked
package health.intake.admin.organization;

import org.jspecify.annotations.NullMarked;
