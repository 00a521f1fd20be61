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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/** All health cards in the database, for the operator: counts them by key and encrypts them under the current one. */
public final class StoredCards {

    /** Small, so that no request waits for a row for long. */
    private static final int BATCH = 200;

    private static final ProfileId BEFORE_ALL = new ProfileId(new UUID(0, 0));

    /** A value begins with a byte of 1 and the number of its key in four bytes. A card in two columns counts once. */
    private static final String COUNT = "select number, count(*) from ("
            + "select profile_id, conv(hex(substr(health_card, 2, 4)), 16, 10) as number from patient"
            + " where health_card is not null union "
            + "select profile_id, conv(hex(substr(health_card_further, 2, 4)), 16, 10) from patient"
            + " where health_card_further is not null) cards group by number";

    private static final String OTHERS = "select profile_id, organization_id, health_card from patient"
            + " where profile_id > ? and left(health_card, 5) <> ? order by profile_id limit " + BATCH;

    private static final String OTHERS_FURTHER = "select profile_id, organization_id, health_card_further from patient"
            + " where profile_id > ? and left(health_card_further, 5) <> ? order by profile_id limit " + BATCH;

    /** Unless a request has written another card meanwhile; that one is under the current key. */
    private static final String REPLACE = "update patient set health_card = ? where profile_id = ? and health_card = ?";

    private static final String REPLACE_FURTHER =
            "update patient set health_card_further = ? where profile_id = ? and health_card_further = ?";

    /** The columns with parts of cards, and what their values are bound to. */
    private enum Part {
        NAMED(HealthCards::owner),
        FURTHER(HealthCards::ownerOfFurther);

        private final BiFunction<OrganizationId, ProfileId, byte[]> owner;

        Part(BiFunction<OrganizationId, ProfileId, byte[]> owner) {
            this.owner = owner;
        }
    }

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
        Set<ProfileId> unreadable = new LinkedHashSet<>();
        for (Part part : Part.values()) {
            encrypt(part, unreadable);
        }
        return List.copyOf(unreadable);
    }

    private void encrypt(Part part, Set<ProfileId> unreadable) throws SQLException {
        ProfileId last = BEFORE_ALL;
        for (List<Card> cards = others(part, last); !cards.isEmpty(); cards = others(part, last)) {
            try (PreparedStatement replace =
                    connection.prepareStatement(part == Part.NAMED ? REPLACE : REPLACE_FURTHER)) {
                for (Card card : cards) {
                    if (!replaced(replace, card, part.owner.apply(card.organizationId, card.profileId))) {
                        unreadable.add(card.profileId);
                    }
                }
                replace.executeBatch();
            }
            connection.commit();
            last = cards.get(cards.size() - 1).profileId;
        }
    }

    private List<Card> others(Part part, ProfileId after) throws SQLException {
        List<Card> cards = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(part == Part.NAMED ? OTHERS : OTHERS_FURTHER)) {
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

    /** Adds the statement for a card; false if the card cannot be decrypted. */
    private boolean replaced(PreparedStatement replace, Card card, byte[] owner) throws SQLException {
        byte[] plain;
        try {
            plain = cipher.decrypt(card.sealed, owner);
        } catch (IllegalStateException e) {
            return false;
        }
        replace.setBytes(1, cipher.encrypt(plain, owner));
        replace.setString(2, card.profileId.toString());
        replace.setBytes(3, card.sealed);
        replace.addBatch();
        return true;
    }

    private byte[] presentBeginning() {
        return ByteBuffer.allocate(5)
                .put((byte) 1)
                .putInt((int) cipher.primaryKey())
                .array();
    }
}
