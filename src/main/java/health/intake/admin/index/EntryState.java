package health.intake.admin.index;

import health.intake.email.EntryText;

/** What an entry is worth, compared with the row of the profile that has its address. */
enum EntryState {
    /** The version may be lower: only a new address writes the entry again. */
    RIGHT("right"),
    /** The next look-up asks the database and writes it. */
    MISSING("missing"),
    /** The row was set back, for instance by a restore. */
    STALE("of a higher version than the row"),
    WRONG("of another profile"),
    UNREADABLE("not readable");

    private final String meaning;

    EntryState(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** Whether no service writes such an entry. */
    boolean isFault() {
        return this != RIGHT && this != MISSING;
    }

    /** @param text of the entry; empty if there is none */
    static EntryState of(IndexedRow row, String text) {
        if (text.isEmpty()) {
            return MISSING;
        }
        return EntryText.parse(text)
                .map(entry -> {
                    if (!entry.profileId().equals(row.profileId())) {
                        return WRONG;
                    }
                    return entry.version() > row.version() ? STALE : RIGHT;
                })
                .orElse(UNREADABLE);
    }
}
