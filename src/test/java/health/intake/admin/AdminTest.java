package health.intake.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that need no database, and the settings that the others require. */
class AdminTest {

    private static final String PEPPER = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Map<String, String> WITH_PEPPER = Map.of("INTAKE_KEY_PEPPER", PEPPER);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void run(Map<String, String> environment, String typed, String... arguments) {
        Admin.Terminal terminal = new Admin.Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        new Admin(new OperatorSettings(environment), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), terminal)
                .run(arguments);
    }

    private Map<String, String> printed() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void newSecretsAreSettingsOfTheServiceAndEachTimeOthers() {
        run(Map.of(), "", "new-secrets");
        Map<String, String> first = printed();
        out.reset();
        run(Map.of(), "", "new-secrets");

        assertThat(first).containsOnlyKeys("INTAKE_KEY_PEPPER", "INTAKE_SECRET", "INTAKE_FIELD_KEYS");
        assertThat(first.values())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(printed().values());
        assertThat(Secrets.isSecret(first.get("INTAKE_KEY_PEPPER"))).isTrue();
        assertThat(Secrets.isSecret(first.get("INTAKE_SECRET"))).isTrue();
        assertThat(FieldCipher.isKeySet(first.get("INTAKE_FIELD_KEYS"))).isTrue();
    }

    @Test
    void aNewKeyIsPrintedWithTheHashThatIsMadeOfItAgain() {
        run(WITH_PEPPER, "", "new-key");
        Map<String, String> key = printed();
        out.reset();
        run(WITH_PEPPER, " " + key.get("ADMIN_KEY") + "\n", "hash-key");

        assertThat(printed()).containsOnly(Map.entry("INTAKE_ADMIN_KEY_HASH", key.get("INTAKE_ADMIN_KEY_HASH")));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the key is not shown again");
    }

    @Test
    void withoutAPepperNoKeyIsShown() {
        assertThatThrownBy(() -> run(Map.of(), "", "new-key")).hasMessageContaining("INTAKE_KEY_PEPPER");

        assertThat(out.size()).isZero();
    }

    @Test
    void invalidKeyHasNoHash() {
        assertThatThrownBy(() -> run(WITH_PEPPER, "intake_live_x\n", "hash-key"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("That is not an API key: scripts/admin new-key makes one");
    }

    @Test
    void anAddedFieldKeyEncryptsOnceItIsPromoted() {
        String first = FieldKeys.generate().text();
        String added = changed(first, "add-field-key");
        String promoted = changed(added, "promote-field-key");
        String left = changed(promoted, "drop-field-keys");

        assertThat(cipher(added).primaryKey()).isEqualTo(cipher(first).primaryKey());
        assertThat(cipher(promoted).primaryKey()).isNotEqualTo(cipher(first).primaryKey());
        assertThat(cipher(left).hasKey(cipher(promoted).primaryKey())).isTrue();
        assertThat(cipher(left).hasKey(cipher(first).primaryKey())).isFalse();
    }

    private String changed(String fieldKeys, String command) {
        out.reset();
        run(Map.of("INTAKE_FIELD_KEYS", fieldKeys), "", command);
        return printed().get("INTAKE_FIELD_KEYS");
    }

    private static FieldCipher cipher(String fieldKeys) {
        return new FieldCipher(Optional.of(fieldKeys));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit verify", "re-encrypt", "restored --without-log"})
    void databaseCommandsRequireTheDatabaseUrl(String command) {
        assertThatThrownBy(() -> run(Map.of(), "", command.split(" ")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("INTAKE_DB_URL");
        assertThatThrownBy(() -> run(Map.of("INTAKE_DB_URL", "jdbc:other:x"), "", command.split(" ")))
                .hasMessage("INTAKE_DB_URL must have the form jdbc:mariadb://HOST:PORT/DATABASE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "audit", "audit forget", "re-encrypt --cuont", "restored", "restored --logs x", "anything"})
    void anythingElseIsUnknownAndDoesNothing(String command) {
        Map<String, String> settings = Map.of("INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:1/none");
        String[] words = Arrays.stream(command.split(" "))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);

        assertThatThrownBy(() -> run(settings, "", words))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Unknown: ");
    }

    @Test
    void settingsMaskThemselves() {
        assertThat(new OperatorSettings(WITH_PEPPER)).asString().doesNotContain(PEPPER);
    }
}
