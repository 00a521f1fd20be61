package health.intake.patient;

import org.jspecify.annotations.Nullable;

/** Whether the e-mail address and the telephone number of a patient were verified; null if not given. */
public record Verifications(@Nullable Boolean email, @Nullable Boolean phone) {}
