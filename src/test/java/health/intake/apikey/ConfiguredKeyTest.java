package health.intake.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.Environment;
import health.intake.access.Scope;
import health.intake.id.KeyId;
import health.intake.paging.Page;
import health.intake.paging.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ADMIN key of the configuration in the list of ADMIN keys, which has the newest first. */
class ConfiguredKeyTest {

    private final ConfiguredKey configured = new ConfiguredKey();

    private static List<KeyView> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new KeyView(
                        new KeyId(new UUID(7, i)),
                        null,
                        "key " + i,
                        "intake_live_012345",
                        Environment.LIVE,
                        Set.of(Scope.ADMIN),
                        null,
                        KeyView.State.ACTIVE,
                        Instant.ofEpochSecond(100 - i),
                        null,
                        null))
                .toList();
    }

    private static List<String> names(Page<AdminKeyResponse> page) {
        return page.items().stream().map(key -> key.document().name()).toList();
    }

    private Page<AdminKeyResponse> page(Page<KeyView> others, int limit, boolean present) {
        configured.hash = present ? Optional.of("0".repeat(64)) : Optional.empty();
        return configured.behind(others, limit);
    }

    @Test
    void itIsTheLastOfTheLastPage() {
        Page<AdminKeyResponse> page = page(new Page<>(keys(2), null), 3, true);

        assertThat(names(page)).containsExactly("key 0", "key 1", "configured");
        assertThat(page.next()).isNull();
        assertThat(names(page(new Page<>(List.of(), null), 1, true))).containsExactly("configured");
    }

    @Test
    void itHasAPageOfItsOwnWhereTheLastOneIsFull() {
        Page<AdminKeyResponse> page = page(new Page<>(keys(3), null), 3, true);

        assertThat(names(page)).hasSize(3).doesNotContain("configured");
        assertThat(page.next()).isEqualTo(new Position(Instant.ofEpochSecond(98), new UUID(7, 2)));
    }

    @Test
    void pagesBeforeAndListsWithoutItAreAsTheyAre() {
        Position next = new Position(Instant.EPOCH, new UUID(0, 0));

        assertThat(page(new Page<>(keys(3), next), 3, true).next()).isEqualTo(next);
        assertThat(names(page(new Page<>(keys(3), null), 3, false))).hasSize(3);
        assertThat(page(new Page<>(keys(3), null), 3, false).next()).isNull();
    }

    @Test
    void itIsRecognizedByItsHashInEitherCase() {
        configured.hash = Optional.of("Ab".repeat(32));

        assertThat(configured.has("ab".repeat(32))).isTrue();
        assertThat(configured.has("ac".repeat(32))).isFalse();
        configured.hash = Optional.empty();
        assertThat(configured.has("ab".repeat(32))).isFalse();
    }
}
