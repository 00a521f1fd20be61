/**
 * HTTP whatever the operation: framing, paths, methods, parameters, headers, media types, JSON in and out, and the
 * console.
 */
@NullMarked
package health.intake.blackbox.http;

import org.jspecify.annotations.NullMarked;
