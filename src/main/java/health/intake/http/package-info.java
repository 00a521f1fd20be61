/**
 * Decides what surrounds every request: headers, refusals, the form of errors, the entry in the audit trail. It decides
 * nothing about organizations or profiles.
 */
@NullMarked
package health.intake.http;

import org.jspecify.annotations.NullMarked;
