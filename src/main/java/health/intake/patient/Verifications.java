package health.intake.patient;

import org.jspecify.annotations.Nullable;

/** Which ways to reach a patient were found to be the patient's; null is not given. */
public record Verifications(@Nullable Boolean email, @Nullable Boolean phone) {}
