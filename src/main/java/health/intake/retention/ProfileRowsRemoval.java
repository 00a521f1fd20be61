package health.intake.retention;

import health.intake.seal.SealedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes the rows that lead from profiles to entries. They have no index by entry, so each is named by its whole key. */
final class ProfileRowsRemoval {

    private static final String DELETE =
            "delete from audit_profile where organization_id = ? and profile_id = ? and at = ? and entry_id = ?";

    private static final int ID = 32;
    private static final int AT_ONCE = 1_000;

    private final PreparedStatement delete;
    private int waiting;
    private boolean areAllFound = true;

    private ProfileRowsRemoval(PreparedStatement delete) {
        this.delete = delete;
    }

    /** Whether there was a row for each profile. */
    static boolean areRemoved(Connection connection, List<SealedEntry> entries) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            ProfileRowsRemoval removal = new ProfileRowsRemoval(delete);
            for (SealedEntry entry : entries) {
                removal.add(entry);
            }
            removal.run();
            return removal.areAllFound;
        }
    }

    private void add(SealedEntry entry) throws SQLException {
        @Nullable String ids = entry.value("profile_ids");
        for (int profile = 0; profile < Piece.profileRows(entry); profile++) {
            delete.setString(1, entry.value("organization_id"));
            delete.setString(2, String.valueOf(ids).substring(profile * ID, (profile + 1) * ID));
            delete.setLong(3, entry.at());
            delete.setString(4, entry.value("id"));
            delete.addBatch();
            waiting++;
            if (waiting == AT_ONCE) {
                run();
            }
        }
    }

    private void run() throws SQLException {
        if (waiting > 0) {
            areAllFound = Arrays.stream(delete.executeBatch()).allMatch(found -> found == 1) && areAllFound;
            waiting = 0;
        }
    }
}
