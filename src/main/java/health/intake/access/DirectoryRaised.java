package health.intake.access;

/** Fired in the transaction that raised the directory's revision. */
public record DirectoryRaised() {}
