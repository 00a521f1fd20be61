package health.intake.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Verifies the rows that lead from each profile to the entries that name several: they must match the entries exactly. */
final class ProfileRows {

    private static final String NAMED =
            "select coalesce(sum(length(profile_ids) div 16), 0) from audit_entry where length(profile_ids) > 16";

    private static final String FOUND = "select count(*) from audit_profile";

    /** Ids have 16 bytes each: a match that begins elsewhere is no id. */
    private static final String INVENTED =
            "select count(*) from audit_profile p left join audit_entry e on e.id = p.entry_id"
                    + " and e.organization_id <=> p.organization_id and e.at = p.at and length(e.profile_ids) > 16"
                    + " and locate(cast(p.profile_id as binary(16)), e.profile_ids) % 16 = 1 where e.id is null";

    private ProfileRows() {}

    static void hold(Connection connection, Findings findings) throws SQLException {
        long invented = number(connection, INVENTED);
        // no row exists twice, so if the number of correct rows is right, none is missing
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
