package health.intake.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class SchemaStatusTest {

    /** @param migrations each as {@code <version> <state>} */
    private static SchemaStatus status(String... migrations) {
        return SchemaStatus.of(Stream.of(migrations)
                .map(each -> each.split(" "))
                .map(each -> migration(each[0], MigrationState.valueOf(each[1].toUpperCase(Locale.ROOT))))
                .toArray(MigrationInfo[]::new));
    }

    private static MigrationInfo migration(String version, MigrationState state) {
        return (MigrationInfo) Proxy.newProxyInstance(
                SchemaStatusTest.class.getClassLoader(),
                new Class<?>[] {MigrationInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getVersion" -> MigrationVersion.fromVersion(version);
                    case "getDescription" -> "step " + version;
                    case "getState" -> state;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void whatIsAppliedIsUpToDate() {
        SchemaStatus status = status("9 success", "10 success");

        assertThat(status.isUpToDate()).isTrue();
        assertThat(status.version()).contains("10");
        assertThat(status.known()).isEqualTo("10");
        assertThat(status.missing()).isEmpty();
    }

    @Test
    void emptyDatabaseMissesEverything() {
        SchemaStatus status = status("1 pending", "2 pending");

        assertThat(status.isUpToDate()).isFalse();
        assertThat(status.isNewer()).isFalse();
        assertThat(status.missing()).containsExactly("V1 step 1", "V2 step 2");
        assertThat(status.obstacle())
                .isEqualTo("it is empty, and this release needs version 2: run intake-admin schema migrate");
    }

    @Test
    void whatFailedIsMissingAndHasToBeRemovedFirst() {
        SchemaStatus status = status("1 success", "2 failed", "3 pending");

        assertThat(status.isUpToDate()).isFalse();
        assertThat(status.version()).contains("1");
        assertThat(status.missing()).containsExactly("V2 step 2", "V3 step 3");
        assertThat(status.failed()).containsExactly("V2 step 2");
        assertThat(status.obstacle())
                .startsWith("it is at version 1, and this release needs version 3: ")
                .endsWith("after you have removed the cause and the record of what failed: [V2 step 2]");
    }

    @Test
    void whatOnlyANewerReleaseKnowsCannotBeUsed() {
        for (String begun : new String[] {"10 future_success", "10 future_failed"}) {
            SchemaStatus status = status("8 success", "9 success", begun);

            assertThat(status.isNewer()).as(begun).isTrue();
            assertThat(status.isUpToDate()).as(begun).isFalse();
            assertThat(status.missing()).as(begun).isEmpty();
            assertThat(status.obstacle())
                    .as(begun)
                    .isEqualTo(
                            "it is at version 10, and this release knows none after 9: start the newer release, or restore"
                                    + " the backup from before the upgrade");
        }
    }

    @Test
    void aMigrationThatNoReleaseHasAnyMoreIsNoObstacle() {
        assertThat(status("1 missing_success", "2 success").isUpToDate()).isTrue();
    }
}
