package health.intake.admin.backup;

/** The schema that this program and the service of its version know. */
final class KnownSchema {

    /** The version of the newest migration. */
    static final int VERSION = 8;

    private KnownSchema() {}
}
