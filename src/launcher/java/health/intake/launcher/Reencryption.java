package health.intake.launcher;

import health.intake.healthcard.StoredCards;
import health.intake.id.ProfileId;
import health.intake.secret.FieldCipher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings all encrypted fields under the present key: what scripts/admin re-encrypt runs. */
public final class Reencryption {

    private static final String COUNT_ONLY = "--count";
    private static final int SHOWN = 20;

    private final GivenDatabase database;
    private final FieldCipher cipher;

    /** @param fieldKeys value of INTAKE_FIELD_KEYS */
    Reencryption(GivenDatabase database, Optional<String> fieldKeys) {
        this.database = database;
        this.cipher = new FieldCipher(fieldKeys);
    }

    public static Reencryption of(String url, String user, String password, String fieldKeys) {
        return new Reencryption(new GivenDatabase(url, user, password), Optional.of(fieldKeys));
    }

    /** Argument: --count, or none. */
    public static void main(String[] arguments) {
        try {
            OperatorSettings settings = OperatorSettings.read();
            Reencryption reencryption = new Reencryption(settings.database(), settings.fieldKeys());
            boolean countOnly = List.of(arguments).equals(List.of(COUNT_ONLY));
            System.out.println(countOnly ? reencryption.count() : reencryption.run());
        } catch (StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * How many values there are under each key, in lines.
     *
     * @throws StartFailure if some are under a key that is not in the set
     */
    public String count() {
        return told(List.of(), new ArrayList<>());
    }

    /**
     * Encrypts anew what is not under the present key; tells the counts before and after.
     *
     * @throws StartFailure if something cannot be decrypted
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
            throw new StartFailure(told);
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

    private static StartFailure failure(SQLException e) {
        return new StartFailure("The health cards cannot be encrypted anew: " + e.getMessage(), e);
    }
}
