package health.intake.verification;

import java.util.List;

/**
 * What came of a {@link Verification}, in lines.
 *
 * @param findings what is wrong; empty if nothing is
 * @param facts what there is
 */
public record TrailReport(List<String> findings, List<String> facts) {}
