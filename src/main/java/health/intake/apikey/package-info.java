/**
 * Decides the life of API keys: issue, rotation, revocation, and what their resources answer. Whether a request may pass with
 * one is decided in {@code authentication} and {@code access}.
 */
@NullMarked
package health.intake.apikey;

import org.jspecify.annotations.NullMarked;
