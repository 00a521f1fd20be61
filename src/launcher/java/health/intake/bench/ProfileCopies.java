package health.intake.bench;

import java.util.UUID;

/**
 * Copies a profile that the service has written itself many times, so that the copies have everything that the service gives
 * a new one. They differ in their address, and in their age, as if one had been made every millisecond before the original.
 */
public final class ProfileCopies {

    /** Replaces the part before the @ in the address of the first profile by that of another number. */
    private static final String NUMBERED = "replace(p.%1$s, 'user1@', concat('user', n.seq, '@'))";

    /** The millisecond in an identifier: at most that of the first, which the service took shortly before created_at. */
    private static final String MILLIS =
            "lpad(hex(conv(replace(left(p.id, 13), '-', ''), 16, 10) - %d + n.seq), 12, '0')";

    private final BenchDatabase database;
    private final String others;

    public ProfileCopies(BenchDatabase database) {
        this.database = database;
        this.others = String.join(
                ", ",
                database.texts("select column_name from information_schema.columns where table_schema = database()"
                        + " and table_name = 'profile' and column_name not in ('id', 'email', 'email_canonical', 'created_at')"
                        + " order by ordinal_position"));
    }

    /**
     * Adds user2@… to user&lt;last&gt;@…, in the order of their creation.
     *
     * @param first the id of user1@…
     * @param last at least 2
     */
    public void of(UUID first, int last) {
        database.run(
                "insert into profile (id, email, email_canonical, created_at, " + others + ") select " + id(last + 1)
                        + ", " + NUMBERED.formatted("email") + ", " + NUMBERED.formatted("email_canonical")
                        + ", p.created_at - (" + (last + 1) + " - n.seq) * 1000, " + others
                        + " from profile p, seq_2_to_" + last
                        + " n where p.id = '" + first + "' order by n.seq");
    }

    /** Has the database count the rows again, from which it chooses its plans; to be called after the last copies. */
    public void analyze() {
        database.run("analyze table profile");
    }

    /** A UUID of version 7. */
    private static String id(int newest) {
        String millis = MILLIS.formatted(newest);
        return "cast(concat(left(" + millis + ", 8), '-', right(" + millis + ", 4), '-7', " + random(3)
                + ", '-', hex(8 + floor(4 * rand())), " + random(3) + ", '-', " + random(6) + ", " + random(6)
                + ") as uuid)";
    }

    private static String random(int digits) {
        return "lpad(hex(floor(rand() * " + (1L << 4 * digits) + ")), " + digits + ", '0')";
    }
}
