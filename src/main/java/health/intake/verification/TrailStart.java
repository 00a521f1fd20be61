package health.intake.verification;

import health.intake.seal.Checkpoint;
import health.intake.seal.CheckpointMac;
import health.intake.seal.Checkpoints;
import health.intake.seal.Seal;
import health.intake.seal.Seals;
import health.intake.time.InstantColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds the seal after which the trail begins, and whether the service removed what was before it. */
final class TrailStart {

    private static final String ENTRIES_BEFORE = "select count(*) from audit_entry where seq <= ?";
    private static final String SEALS_BEFORE = "select count(*) from audit_seal where number between 1 and ?";
    private static final String SEALS_AFTER = "select count(*) from audit_seal where number > ?";

    /** A removal leaves them, so that nodes can continue from the newest. */
    private static final int LEFT_SEALS = 2;

    private final Connection connection;
    private final CheckpointMac mac;
    private final Findings findings;
    private List<Checkpoint> checkpoints = List.of();

    TrailStart(Connection connection, CheckpointMac mac, Findings findings) {
        this.connection = connection;
        this.mac = mac;
        this.findings = findings;
    }

    /** The seal before the first that is there; empty if not even the one before all entries is. */
    Optional<Seal> seal() throws SQLException {
        Optional<Seal> first = Seals.from(connection, 0).stream().findFirst().filter(seal -> seal.number() == 0);
        if (first.isEmpty()) {
            findings.add("The seal before all entries is missing");
            return first;
        }
        checkpoints = Checkpoints.read(connection);
        if (checkpoints.size() > 1) {
            findings.add("There are several checkpoints: all but one of them were inserted");
        }
        for (Checkpoint checkpoint : checkpoints) {
            check(checkpoint, mac, findings);
            requireCurrent(checkpoint);
            compare(checkpoint.seal());
        }
        return checkpoints.isEmpty() ? first : Optional.of(checkpoints.get(0).seal());
    }

    /** Whether the service wrote the checkpoint. */
    static void check(Checkpoint checkpoint, CheckpointMac mac, Findings findings) {
        String what = "The checkpoint at the seal " + checkpoint.seal().number();
        if (!mac.hasSecretOf(checkpoint)) {
            findings.add(what + " is under the secret " + checkpoint.secret()
                    + ", which is missing: put it into INTAKE_SECRET_OTHER; if there was no such secret, it is forged");
        } else if (!mac.matches(checkpoint)) {
            findings.add(
                    what + " does not match its MAC: it was altered or inserted, and entries may have been deleted");
        }
    }

    /** Anyone with an earlier secret can make checkpoints under it; nodes renew theirs while one secret replaces another. */
    private void requireCurrent(Checkpoint checkpoint) {
        if (mac.matches(checkpoint) && !mac.isUnderCurrent(checkpoint)) {
            findings.add("The checkpoint at the seal " + checkpoint.seal().number() + " is under the secret "
                    + checkpoint.secret()
                    + " and not under INTAKE_SECRET: entries may have been deleted by somebody who has"
                    + " that secret; if no node has run under INTAKE_SECRET yet, verify when one has");
        }
    }

    /** A checkpoint of another time does not fit to the seals and entries that are there. */
    private void compare(Seal last) throws SQLException {
        long seals = count(SEALS_BEFORE, last.number());
        if (seals > 0) {
            findings.add(
                    ("%d seals up to %d are there, which the checkpoint tells were removed: it is of another time, or they were"
                                    + " inserted")
                            .formatted(seals, last.number()));
        }
        long entries = count(ENTRIES_BEFORE, last.lastSeq());
        if (entries > 0) {
            findings.add(
                    ("%d entries up to %d (seq) are there, which the checkpoint tells were removed: it is of another time, or"
                                    + " they were inserted")
                            .formatted(entries, last.lastSeq()));
        }
        if (count(SEALS_AFTER, last.number()) < LEFT_SEALS) {
            findings.add("The seals after the checkpoint are missing: a removal leaves the newest two");
        }
    }

    private long count(String sql, long value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, value);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** From where on the trail is complete, in lines; none if nothing was ever removed. */
    List<String> facts() {
        return checkpoints.stream().limit(1).map(TrailStart::fact).toList();
    }

    static String fact(Checkpoint checkpoint) {
        return "The trail begins after seal %s, of %s: %d entries up to %d (seq) were removed, the last ones at %s."
                .formatted(
                        checkpoint.seal().text(),
                        InstantColumn.instant(checkpoint.seal().at()),
                        checkpoint.removed(),
                        checkpoint.seal().lastSeq(),
                        InstantColumn.instant(checkpoint.removedAt()));
    }
}
