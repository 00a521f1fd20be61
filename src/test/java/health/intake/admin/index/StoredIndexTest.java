package health.intake.admin.index;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.admin.redis.RedisClient;
import health.intake.email.EntryNames;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.launcher.LocalCluster;
import health.intake.redis.RedisAddress;
import health.intake.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entries of a cluster, which are where the slot of their organization is. */
class StoredIndexTest {

    private static final List<IndexedRow> ROWS =
            IntStream.range(0, 40).mapToObj(StoredIndexTest::row).toList();

    @TempDir
    Path folder;

    private static IndexedRow row(int number) {
        return new IndexedRow(
                new ProfileId(new UUID(7, number)),
                new OrganizationId(new UUID(1, number / 2)),
                "a" + number + "@example.com",
                3);
    }

    @Test
    void entriesOfAllOrganizationsAreReadAndReplacedInACluster() throws IOException {
        try (LocalCluster redis = LocalCluster.startGuarded(folder, "p@s:s/w,o#r");
                RedisClient client = RedisClient.open(
                        new RedisServer(RedisAddress.parse(redis.url()), Optional.empty(), Optional.empty()))) {
            StoredIndex index = new StoredIndex(client, new EntryNames(new byte[32]), Duration.ofDays(1));
            assertThat(index.read(ROWS).values()).hasSize(ROWS.size()).containsOnly("");

            ROWS.forEach(row -> index.replace(row, ""));

            assertThat(index.read(ROWS)).allSatisfy((row, text) -> assertThat(EntryState.of(row, text))
                    .isEqualTo(EntryState.RIGHT));
        }
    }
}
