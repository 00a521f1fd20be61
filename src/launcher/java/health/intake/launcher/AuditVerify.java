package health.intake.launcher;

/** Verifies the audit trail: what scripts/admin audit verify runs. The exit code is 1 if something is not as it was sealed. */
final class AuditVerify {

    private AuditVerify() {}

    /** Arguments: those of {@link NotedSeals}. */
    public static void main(String[] arguments) {
        try {
            OperatorSettings settings = OperatorSettings.read();
            SealedTrail trail = new SealedTrail(settings.database(), settings.secret(), settings.otherSecrets());
            System.out.println(trail.verify(arguments));
        } catch (StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
