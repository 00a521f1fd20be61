package health.intake.healthcard;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.secret.FieldCipher;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** All health cards in the database, for the operator: counts them by key and encrypts them under the current one. */
public final class StoredCards {

    /** Small, so that no request waits for a row for long. */
    private static final int BATCH = 200;

    private static final ProfileId BEFORE_ALL = new ProfileId(new UUID(0, 0));

    /** A value begins with a byte of 1 and the number of its key in four bytes. */
    private static final String COUNT =
            "select conv(hex(substr(health_card, 2, 4)), 16, 10) as number, count(*) from patient"
                    + " where health_card is not null group by number";

    private static final String OTHERS = "select profile_id, organization_id, health_card from patient"
            + " where profile_id > ? and left(health_card, 5) <> ? order by profile_id limit " + BATCH;

    /** Unless a request has written another card meanwhile; that one is under the current key. */
    private static final String REPLACE = "update patient set health_card = ? where profile_id = ? and health_card = ?";

    private final Connection connection;
    private final FieldCipher cipher;

    private record Card(ProfileId profileId, OrganizationId organizationId, byte[] sealed) {

        @Override
        public String toString() {
            return "Card[masked]";
        }
    }

    /** @param connection on which this class ends each transaction */
    public StoredCards(Connection connection, FieldCipher cipher) throws SQLException {
        this.connection = connection;
        this.cipher = cipher;
        connection.setAutoCommit(false);
    }

    /** The number of cards under each key, by the number of the key. */
    public Map<Long, Long> countByKey() throws SQLException {
        Map<Long, Long> counts = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNT)) {
            while (rows.next()) {
                counts.put(rows.getLong(1), rows.getLong(2));
            }
        }
        connection.rollback();
        return counts;
    }

    /**
     * Encrypts cards under other keys with the current one; leaves cards that cannot be decrypted. May be interrupted and
     * repeated.
     *
     * @return the profiles whose cards cannot be decrypted
     */
    public List<ProfileId> encryptUnderPresentKey() throws SQLException {
        List<ProfileId> unreadable = new ArrayList<>();
        ProfileId last = BEFORE_ALL;
        for (List<Card> cards = others(last); !cards.isEmpty(); cards = others(last)) {
            try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
                for (Card card : cards) {
                    replace(replace, card, unreadable);
                }
                replace.executeBatch();
            }
            connection.commit();
            last = cards.get(cards.size() - 1).profileId;
        }
        return unreadable;
    }

    private List<Card> others(ProfileId after) throws SQLException {
        List<Card> cards = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OTHERS)) {
            select.setString(1, after.toString());
            select.setBytes(2, presentBeginning());
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                cards.add(new Card(
                        new ProfileId(UUID.fromString(rows.getString(1))),
                        new OrganizationId(UUID.fromString(rows.getString(2))),
                        rows.getBytes(3)));
            }
        }
        // the next batch sees the changes that were committed meanwhile
        connection.rollback();
        return cards;
    }

    private void replace(PreparedStatement replace, Card card, List<ProfileId> unreadable) throws SQLException {
        byte[] owner = HealthCards.owner(card.organizationId, card.profileId);
        byte[] plain;
        try {
            plain = cipher.decrypt(card.sealed, owner);
        } catch (IllegalStateException e) {
            unreadable.add(card.profileId);
            return;
        }
        replace.setBytes(1, cipher.encrypt(plain, owner));
        replace.setString(2, card.profileId.toString());
        replace.setBytes(3, card.sealed);
        replace.addBatch();
    }

    private byte[] presentBeginning() {
        return ByteBuffer.allocate(5)
                .put((byte) 1)
                .putInt((int) cipher.primaryKey())
                .array();
    }
}
