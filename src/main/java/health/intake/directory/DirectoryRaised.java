package health.intake.directory;

/** Fired in the transaction that raised the directory's revision. */
public record DirectoryRaised() {}
