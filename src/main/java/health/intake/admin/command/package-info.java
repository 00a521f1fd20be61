/**
 * Decides what all commands of {@code intake-admin} share: the settings that they are given, the terminal that they answer to, the
 * form of tables and failures. A command itself is in the package of its subject.
 */
@NullMarked
package health.intake.admin.command;

import org.jspecify.annotations.NullMarked;
