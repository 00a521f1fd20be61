/** Judges what concurrent clients saw of the service: whether some order of their operations, one at a time, explains it. */
@NullMarked
package health.intake.history;

import org.jspecify.annotations.NullMarked;
