package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.secret.FieldKeys;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.healthcard.StoredCards;
import health.intake.secret.FieldCipher;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operator's handbook: all health cards are encrypted under the current key, in any number and during concurrent
 * changes.
 */
class ReencryptionIT {

    private static final FieldKeys OLD = FieldKeys.generate();
    private static final FieldKeys BOTH = OLD.plusKey().withNewestAsPrimary();
    private static final FieldKeys NEW = BOTH.withPrimaryAlone();

    private final OwnDatabase database = new OwnDatabase("reencrypted");
    private final Sql sql = database.sql();
    private final UUID organization = UUID.randomUUID();
    private final List<UUID> profiles =
            IntStream.range(0, 450).mapToObj(i -> UUID.randomUUID()).toList();

    @BeforeEach
    void fill() {
        try (Sql root = Installation.shared().sql()) {
            root.run("create table " + database.name() + ".patient like intake.patient");
        }
        profiles.forEach(profile -> insert(profile, sealed(OLD, profile, "card of " + profile)));
        sql.run("insert into patient (profile_id, organization_id, roles, unread_notifications, accepts_marketing,"
                + " has_insurance, providers, email_verified, phone_verified)"
                + " values (uuid(), uuid(), '', 0, false, false, '', false, false)");
    }

    @AfterEach
    void close() {
        sql.close();
        database.close();
    }

    private static FieldCipher cipher(FieldKeys keys) {
        return new FieldCipher(Optional.of(keys.text()));
    }

    private byte[] context(UUID profile) {
        return ("health card " + organization + " " + profile).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] sealed(FieldKeys keys, UUID profile, String card) {
        return cipher(keys).encrypt(card.getBytes(StandardCharsets.US_ASCII), context(profile));
    }

    private void insert(UUID profile, byte[] card) {
        sql.run(
                "insert into patient (profile_id, organization_id, roles, unread_notifications, accepts_marketing,"
                        + " has_insurance, providers, email_verified, phone_verified, health_card)"
                        + " values (?, ?, '', 0, false, false, '', false, false, ?)",
                profile.toString(),
                organization.toString(),
                card);
    }

    private String card(FieldKeys keys, UUID profile) {
        String hex = sql.text("select hex(health_card) from patient where profile_id = ?", profile.toString());
        return new String(
                cipher(keys).decrypt(HexFormat.of().parseHex(hex), context(profile)), StandardCharsets.US_ASCII);
    }

    private static String line(FieldKeys keys, String state, int count) {
        return "Health cards under key " + cipher(keys).primaryKey() + " (" + state + "): " + count;
    }

    @Test
    void allCardsAreReencryptedUnderThePrimaryKey() {
        assertThat(database.reencryption(BOTH.text()).count()).isEqualTo(line(OLD, "which only decrypts", 450));

        assertThat(database.reencryption(BOTH.text()).run())
                .isEqualTo("Before:\n" + line(OLD, "which only decrypts", 450) + "\nAfter:\n"
                        + line(NEW, "which encrypts", 450));

        profiles.forEach(profile -> assertThat(card(NEW, profile)).isEqualTo("card of " + profile));
        String stored = sql.text("select md5(group_concat(hex(health_card) order by profile_id)) from patient");
        database.reencryption(BOTH.text()).run();
        assertThat(sql.text("select md5(group_concat(hex(health_card) order by profile_id)) from patient"))
                .as("nothing is written twice")
                .isEqualTo(stored);
    }

    @Test
    void unreadableCardIsReportedAndTheOthersAreReencrypted() {
        UUID foreign = UUID.randomUUID();
        FieldKeys unknown = FieldKeys.generate();
        insert(foreign, sealed(unknown, foreign, "foreign"));
        UUID moved = profiles.get(7);
        sql.run(
                "update patient set health_card = ? where profile_id = ?",
                sealed(OLD, foreign, "moved"),
                moved.toString());

        assertThatThrownBy(() -> database.reencryption(BOTH.text()).count())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(line(unknown, "NOT IN INTAKE_FIELD_KEYS", 1));
        assertThatThrownBy(() -> database.reencryption(BOTH.text()).run())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(line(NEW, "which encrypts", 449))
                .hasMessageContaining("2 health cards cannot be decrypted")
                .hasMessageContaining(foreign.toString())
                .hasMessageContaining(moved.toString());
        assertThat(card(unknown, foreign)).isEqualTo("foreign");
        assertThat(card(NEW, profiles.get(8))).isEqualTo("card of " + profiles.get(8));
    }

    @Test
    void cardWrittenMeanwhileIsNotLost() throws SQLException {
        UUID busy = profiles.get(0);
        try (Connection connection = DriverManager.getConnection(
                Installation.shared().jdbcUrl(database.name()), database.name(), database.name())) {
            Connection disturbed = beforeEachWrite(
                    connection,
                    () -> sql.run(
                            "update patient set health_card = ? where profile_id = ?",
                            sealed(NEW, busy, "another card"),
                            busy.toString()));
            assertThat(new StoredCards(disturbed, cipher(BOTH)).encryptUnderPresentKey())
                    .isEmpty();
        }

        assertThat(card(NEW, busy)).isEqualTo("another card");
        assertThat(database.reencryption(BOTH.text()).count()).isEqualTo(line(NEW, "which encrypts", 450));
    }

    /** Runs other work between the reading of cards and their writing. */
    private static Connection beforeEachWrite(Connection connection, Runnable work) {
        return (Connection) Proxy.newProxyInstance(
                ReencryptionIT.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0].toString().startsWith("update")) {
                        work.run();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
