/**
 * Decides what erasing a person means: which rows go, what stays of them, what the receipt says and who signs it. It knows profiles only
 * as rows, so that every feature above can ask why an id leads to nobody.
 */
@NullMarked
package health.intake.erasure;

import org.jspecify.annotations.NullMarked;
