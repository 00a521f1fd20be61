package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.ServiceDatabase;
import health.intake.healthcard.StoredCards;
import health.intake.id.ProfileId;
import health.intake.secret.FieldCipher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Encrypts all encrypted fields under the current key. */
public final class Reencryption {

    private static final int SHOWN = 20;

    private final ServiceDatabase database;
    private final FieldCipher cipher;

    public Reencryption(OperatorSettings settings) {
        this.database = settings.database();
        this.cipher = settings.fieldCipher();
    }

    /**
     * The number of values under each key, in lines.
     *
     * @throws CommandFailure if some are under a key that is not in the set
     */
    public String count() {
        return told(List.of(), new ArrayList<>());
    }

    /**
     * Encrypts again every value that is not under the current key; returns the counts before and after.
     *
     * @throws CommandFailure if a value cannot be decrypted
     */
    public String run() {
        try (Connection connection = database.connect()) {
            StoredCards cards = new StoredCards(connection, cipher);
            List<String> lines = new ArrayList<>(List.of("Before:"));
            lines.addAll(lines(cards.countByKey()));
            List<ProfileId> unreadable = cards.encryptUnderPresentKey();
            lines.add("After:");
            return told(unreadable, lines);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private String told(List<ProfileId> unreadable, List<String> lines) {
        Map<Long, Long> counts = countByKey();
        lines.addAll(lines(counts));
        if (!unreadable.isEmpty()) {
            lines.add(
                    unreadable.size() + " health cards cannot be decrypted and stay as they are, those of the profiles "
                            + unreadable.subList(0, Math.min(SHOWN, unreadable.size())));
        }
        String told = String.join("\n", lines);
        if (!unreadable.isEmpty() || !counts.keySet().stream().allMatch(cipher::hasKey)) {
            throw new CommandFailure(told);
        }
        return told;
    }

    private Map<Long, Long> countByKey() {
        try (Connection connection = database.connect()) {
            return new StoredCards(connection, cipher).countByKey();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private List<String> lines(Map<Long, Long> counts) {
        return counts.isEmpty()
                ? List.of("No health card is stored.")
                : counts.entrySet().stream()
                        .map(count -> "Health cards under key " + count.getKey() + " (" + state(count.getKey()) + "): "
                                + count.getValue())
                        .toList();
    }

    private String state(long key) {
        if (key == cipher.primaryKey()) {
            return "which encrypts";
        }
        return cipher.hasKey(key) ? "which only decrypts" : "NOT IN INTAKE_FIELD_KEYS";
    }

    private static CommandFailure failure(SQLException e) {
        return new CommandFailure("The health cards cannot be re-encrypted: " + e.getMessage(), e);
    }
}
