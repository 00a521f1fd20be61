/** Measures Intake under load, alone or against Keycloak: what scripts/bench runs. */
@NullMarked
package health.intake.bench;

import org.jspecify.annotations.NullMarked;
