package health.intake.verification;

import java.util.List;

/**
 * The result of a {@link Verification}, in lines.
 *
 * @param findings the errors; empty if there are none
 * @param facts the contents of the trail
 */
public record TrailReport(List<String> findings, List<String> facts) {}
