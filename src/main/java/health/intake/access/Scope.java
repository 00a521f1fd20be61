package health.intake.access;

/** A right that an API key can have. */
public enum Scope {
    CREATE_USER,
    PROFILES_VIEW,
    IMPERSONATE,
    /** The admin API; only keys that belong to no organization have it. */
    ADMIN
}
