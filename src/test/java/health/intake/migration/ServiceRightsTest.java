package health.intake.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRightsTest {

    @ParameterizedTest
    @ValueSource(strings = {"audit_entry", "audit_profile", "audit_seal"})
    void theTrailIsReadAndAddedToAndRemovedFromOnlyWithARetention(String table) {
        assertThat(ServiceRights.of(table, false)).containsExactlyInAnyOrder("select", "insert");
        assertThat(ServiceRights.of(table, true)).containsExactlyInAnyOrder("select", "insert", "delete");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCheckpointIsReplacedAndNeverChanged(boolean removes) {
        assertThat(ServiceRights.of("audit_checkpoint", removes))
                .containsExactlyInAnyOrder("select", "insert", "delete");
    }

    @ParameterizedTest
    @CsvSource({"flyway_schema_history, 1", "profile, 4"})
    void otherTablesDoNotDependOnTheRetention(String table, int rights) {
        assertThat(ServiceRights.of(table, true)).hasSize(rights).isEqualTo(ServiceRights.of(table, false));
    }

    @Test
    void noTableOfTheTrailIsEverUpdated() {
        for (String table : Set.of("audit_entry", "audit_profile", "audit_seal", "audit_checkpoint", "audit_other")) {
            assertThat(ServiceRights.of(table, true)).doesNotContain("update");
        }
    }
}
