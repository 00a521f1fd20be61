package health.intake.admin.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryStateTest {

    private static final String PROFILE = "01990000-0000-7000-8000-000000000001";

    private static final IndexedRow ROW = new IndexedRow(
            new ProfileId(UUID.fromString(PROFILE)), new OrganizationId(new UUID(1, 1)), "a@example.com", 5);

    @ParameterizedTest
    @CsvSource({
        "'', MISSING",
        PROFILE + ":5, RIGHT",
        PROFILE + ":1, RIGHT",
        PROFILE + ":6, STALE",
        "01990000-0000-7000-8000-000000000002:5, WRONG",
        PROFILE + ", UNREADABLE",
        "(no string), UNREADABLE"
    })
    void anEntryIsComparedWithItsRow(String text, EntryState state) {
        assertThat(EntryState.of(ROW, text)).isEqualTo(state);
    }

    @Test
    void onlyWhatNoServiceWritesIsAFault() {
        assertThat(Stream.of(EntryState.values()).filter(EntryState::isFault))
                .containsExactly(EntryState.STALE, EntryState.WRONG, EntryState.UNREADABLE);
    }

    @Test
    void rowsMaskThemselves() {
        assertThat(ROW).asString().doesNotContain("example.com");
    }

    @Test
    void entriesLastAsLongAsThoseOfTheService() throws IOException {
        Properties defaults = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            defaults.load(file);
        }
        assertThat(defaults).containsEntry("intake.email.index.days", Integer.toString(ComparedIndex.DEFAULT_DAYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "10000", "x"})
    void anInvalidTimeToLiveIsRefused(String days) {
        String secret = "A".repeat(43) + "=";
        OperatorSettings settings =
                new OperatorSettings(Map.of("INTAKE_EMAIL_INDEX_DAYS", days, "INTAKE_SECRET", secret));
        assertThatThrownBy(() -> new ComparedIndex(settings).verify())
                .isInstanceOf(CommandFailure.class)
                .hasMessage("INTAKE_EMAIL_INDEX_DAYS must be a number from 1 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://127.0.0.1", "redis:/x", "redis://"})
    void anInvalidAddressOfRedisIsRefusedWithoutBeingRepeated(String url) {
        OperatorSettings settings = new OperatorSettings(
                Map.of("INTAKE_REDIS_URL", url, "INTAKE_SECRET", "A".repeat(43) + "=", "INTAKE_DB_URL", "none"));
        assertThatThrownBy(() -> new ComparedIndex(settings).verify())
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("INTAKE_REDIS_URL must be redis[s]://[[user]:password@]host[:port][/database]")
                .hasMessageNotContaining("127.0.0.1");
    }
}
