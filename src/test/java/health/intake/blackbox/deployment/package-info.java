/** The files of server-config/ that operators deploy Intake with: as the programs read them that they are for, and in use. */
@NullMarked
package health.intake.blackbox.deployment;

import org.jspecify.annotations.NullMarked;
