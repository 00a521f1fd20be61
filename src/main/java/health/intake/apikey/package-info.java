/**
 * Decides how API keys are issued, rotated and revoked, and how their resources answer. The packages {@code authentication}
 * and {@code access} decide whether a request with a key is allowed.
 */
@NullMarked
package health.intake.apikey;

import org.jspecify.annotations.NullMarked;
