/**
 * Decides everything about passwords: which are too weak, how they are hashed, in which line that waits, where the hash is
 * kept. It is apart from profiles, so that no answer about one can hold a password.
 */
@NullMarked
package health.intake.credential;

import org.jspecify.annotations.NullMarked;
