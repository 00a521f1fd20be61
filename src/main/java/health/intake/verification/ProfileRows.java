package health.intake.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows by which an entry of several profiles is found by each of them: as the entries say, no more and no fewer. */
final class ProfileRows {

    private static final String NAMED =
            "select coalesce(sum(length(profile_ids) div 16), 0) from audit_entry where length(profile_ids) > 16";

    private static final String FOUND = "select count(*) from audit_profile";

    /** 16 bytes each: what begins elsewhere is none. */
    private static final String INVENTED =
            "select count(*) from audit_profile p left join audit_entry e on e.id = p.entry_id"
                    + " and e.organization_id <=> p.organization_id and e.at = p.at and length(e.profile_ids) > 16"
                    + " and locate(cast(p.profile_id as binary(16)), e.profile_ids) % 16 = 1 where e.id is null";

    private ProfileRows() {}

    static void hold(Connection connection, Findings findings) throws SQLException {
        long invented = number(connection, INVENTED);
        // no row stands there twice, so as many right ones as there should be are all of them
        long missing = number(connection, NAMED) - (number(connection, FOUND) - invented);
        if (invented > 0) {
            findings.add(invented + " rows of audit_profile do not match their entry: they were altered or inserted");
        }
        if (missing != 0) {
            findings.add(
                    missing + " rows of audit_profile that entries name are missing: they were altered or deleted");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }
}
