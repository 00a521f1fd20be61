package health.intake.erasure;

/**
 * Every table with data of a person, in an order that foreign keys allow for removing rows. Whoever erases, empties a sandbox or looks
 * for what is left of a person reads this list; a test fails for a table that is neither on it nor known to name nobody.
 */
public enum PersonalTable {
    /** Its reason is in the operator's words. Only after a restore does a person who is erased have one. */
    LEGAL_HOLD("legal_hold", "profile_id"),
    MEMBERSHIPS("patient_group", "profile_id"),
    /** With the health card. */
    ACCOUNT("patient", "profile_id"),
    PASSWORD("credential", "profile_id"),
    IDEMPOTENCY_RECORDS("idempotency_record", "profile_id"),
    PROFILE("profile", "id");

    private final String table;
    private final String idColumn;

    PersonalTable(String table, String idColumn) {
        this.table = table;
        this.idColumn = idColumn;
    }

    public String table() {
        return table;
    }

    /** The column with the id of the profile; that of its organization has the same name everywhere. */
    public String idColumn() {
        return idColumn;
    }
}
