/**
 * Decides which commands there are on API keys, those of organizations and of the operator. The service judges what they are given.
 */
@NullMarked
package health.intake.admin.key;

import org.jspecify.annotations.NullMarked;
