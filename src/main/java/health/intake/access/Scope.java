package health.intake.access;

/** What an API key may be good for. */
public enum Scope {
    CREATE_USER,
    PROFILES_VIEW,
    IMPERSONATE,
    /** The admin API; only keys that belong to no organization have it. */
    ADMIN
}
