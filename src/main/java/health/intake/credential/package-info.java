/**
 * Decides everything about passwords: which are too weak, how they are hashed, how many requests wait for that, and how the
 * hash is stored. It is apart from profiles, so that no answer about one can hold a password.
 */
@NullMarked
package health.intake.credential;

import org.jspecify.annotations.NullMarked;
