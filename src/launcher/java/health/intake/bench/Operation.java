package health.intake.bench;

import java.util.Locale;

/** An operation of a service; scripts/bench.d/operation.lua sends the requests. */
enum Operation {
    /** A profile by its id. */
    GET,
    /** A profile by its e-mail address. */
    EMAIL,
    /** The newest 100 profiles. */
    LIST,
    /** The 100 profiles after nine tenths of all. */
    LIST_DEEP,
    /** The same 100 by the cursor of the page before. */
    LIST_CURSOR,
    CREATE,
    PATCH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
