package health.intake.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.Session;
import health.intake.admin.command.Terminal;
import health.intake.admin.secret.FieldKeys;
import health.intake.secret.FieldCipher;
import health.intake.secret.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that need no database, and the settings that the others require. */
class AdminTest {

    private static final String PEPPER = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Map<String, String> WITH_PEPPER = Map.of("INTAKE_KEY_PEPPER", PEPPER);

    private static final String KEY = "intake_live_7YWxXCStHqUgKAmaZ9gvaO7PJw2ouJ4J709p";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String typed, String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Admin(new Session(new OperatorSettings(environment), clock, terminal)).run(arguments);
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
        assertThat(run(Map.of(), "", "new-key")).isEqualTo(1);

        assertThat(line()).contains("INTAKE_KEY_PEPPER");
        assertThat(out.size()).isZero();
    }

    @Test
    void invalidKeyHasNoHash() {
        assertThat(run(WITH_PEPPER, "intake_live_x\n", "hash-key")).isEqualTo(1);

        assertThat(line()).isEqualTo("That is not an API key: the command new-key makes one");
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
    @ValueSource(
            strings = {
                "audit verify",
                "audit export -",
                "re-encrypt",
                "backup none",
                "restore none",
                "restored --without-log",
                "schema status",
                "schema migrate"
            })
    void databaseCommandsRequireTheDatabaseUrl(String command) {
        assertThat(run(Map.of(), "", command.split(" "))).isEqualTo(1);
        assertThat(line()).contains("INTAKE_DB_URL");
        err.reset();
        assertThat(run(Map.of("INTAKE_DB_URL", "jdbc:other:x"), "", command.split(" ")))
                .isEqualTo(1);
        assertThat(line()).isEqualTo("INTAKE_DB_URL must have the form jdbc:mariadb://HOST:PORT/DATABASE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit verify", "index verify", "index rebuild"})
    void commandsOnWhatIsSealedOrHashedRequireTheSecret(String command) {
        Map<String, String> settings =
                Map.of("INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:1/none", "INTAKE_REDIS_URL", "redis://127.0.0.1:1");

        assertThat(run(settings, "", command.split(" "))).isEqualTo(1);
        assertThat(line()).isEqualTo("Set INTAKE_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit",
                "audit forget",
                "audit verify --against",
                "audit export",
                "audit export - more",
                "re-encrypt --cuont",
                "re-encrypt now",
                "schema",
                "schema undo",
                "schema migrate 8",
                "restored",
                "restored --logs x",
                "restored --log",
                "restored --log x --without-log",
                "index",
                "index verify now",
                "backup",
                "backup one other",
                "backup one --recipient",
                "restore",
                "restore one --recipient x",
                "new-key now",
                "anything"
            })
    void anythingElseIsWrongUsageAndDoesNothing(String command) {
        Map<String, String> settings = Map.of("INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:1/none");
        String[] words = Arrays.stream(command.split(" "))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);

        assertThat(run(settings, "", words)).isEqualTo(2);

        assertThat(line()).endsWith(" --help tells what it takes.");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "new-key --help", "audit --help", "audit verify --help", "restored -h"})
    void helpIsAResult(String command) {
        assertThat(run(Map.of(), "", command.split(" "))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: intake-admin");
        assertThat(err.size()).isZero();
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        run(Map.of(), "", "--help");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("new-secrets", "add-field-key", "promote-field-key", "drop-field-keys", "new-key", "hash-key")
                .contains("audit", "re-encrypt", "backup", "restore", "restored", "generate-completion")
                .contains("The exit code is 0, or 1 if");
    }

    @Test
    void shellsCompleteTheCommands() {
        assertThat(run(Map.of(), "", "generate-completion")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("complete -F", "promote-field-key");
    }

    @Test
    void aSettingMayBeInAFile(@TempDir Path folder) throws IOException {
        Path pepper = Files.writeString(folder.resolve("pepper"), PEPPER + "\n");
        run(WITH_PEPPER, KEY, "hash-key");
        String hash = out.toString(StandardCharsets.UTF_8);
        out.reset();

        assertThat(run(Map.of("INTAKE_KEY_PEPPER_FILE", pepper.toString()), KEY, "hash-key"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(hash);
        assertThat(run(Map.of("INTAKE_KEY_PEPPER_FILE", folder + "/none"), KEY, "hash-key"))
                .isEqualTo(1);
        assertThat(line()).isEqualTo("INTAKE_KEY_PEPPER_FILE names a file that cannot be read: " + folder + "/none");
    }

    /** The only line of the other messages. */
    private String line() {
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void settingsMaskThemselves() {
        assertThat(new OperatorSettings(WITH_PEPPER)).asString().doesNotContain(PEPPER);
    }
}
