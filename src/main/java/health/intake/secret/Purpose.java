package health.intake.secret;

/**
 * The uses of intake.secret. While one secret replaces another, everything is made under intake.secret; values that were
 * made under another secret are accepted while that is in intake.secret.other.
 */
public enum Purpose {

    /** MACs of audit entries, accepted under each given secret. */
    AUDIT_ENTRY("audit-entry"),

    /** Seals of the audit trail; each names its secret. */
    AUDIT_SEAL("audit-seal"),

    /** Digests of creations that may be replayed, stored under each secret. */
    IDEMPOTENCY_RECORD("idempotency record"),

    /** Cursors of lists, opened under each secret. */
    LIST_CURSOR("list cursor"),

    /** Names of entries of the e-mail index: an entry under another secret is a miss, and expires. */
    EMAIL_INDEX("email-index"),

    /** Buckets of rate limits: nodes with different intake.secret count separately. */
    RATE_LIMIT("rate-limit"),

    /** Keys that sign receipts of erasures: the first signs, the public key of each is given to anybody who checks one. */
    RECEIPT("receipt"),

    /** Names that distinguish secrets. */
    NAME("name");

    private final String words;

    /** @param words must never change: everything made with the key would be lost */
    Purpose(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
