package health.intake.secret;

/**
 * What is made under intake.secret: everything. While one secret takes the place of another all is made under
 * intake.secret; what was made under another is known as long as that is in intake.secret.other.
 */
public enum Purpose {

    /** MACs of audit entries, which are right under each secret that is given. */
    AUDIT_ENTRY("audit-entry"),

    /** Seals of the audit trail, each of which names its secret. */
    AUDIT_SEAL("audit-seal"),

    /** Digests of creations that may be sent again, kept under each secret. */
    IDEMPOTENCY_RECORD("idempotency record"),

    /** Cursors of lists, which are opened under each secret. */
    LIST_CURSOR("list cursor"),

    /** Names of entries of the e-mail index: one under another secret is missed, and expires. */
    EMAIL_INDEX("email-index"),

    /** Buckets of rate limits: nodes whose intake.secret differ count apart. */
    RATE_LIMIT("rate-limit"),

    /** By which secrets are told from each other. */
    NAME("name");

    private final String words;

    /** @param words never changed: what was made with the key would be lost */
    Purpose(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
