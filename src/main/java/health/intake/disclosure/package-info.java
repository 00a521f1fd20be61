/**
 * Decides what a person may be told of their record: all that is held, and who read or changed it. The packages {@code profile},
 * {@code patient} and {@code trail} decide the form of what is told.
 */
@NullMarked
package health.intake.disclosure;

import org.jspecify.annotations.NullMarked;
