package health.intake.admin.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredStateTest {

    private static final StoredState BACKED_UP = new StoredState("8", "3:aa", Map.of("a", 1L, "b", 2L));

    @Test
    void everyDifferenceIsNamed() {
        assertThat(new StoredState("8", "3:aa", Map.of("b", 2L, "a", 1L)).differencesFrom(BACKED_UP))
                .isEmpty();
        assertThat(new StoredState("7", "2:bb", Map.of("a", 1L, "b", 3L, "c", 4L)).differencesFrom(BACKED_UP))
                .containsExactly(
                        "schema version: 7, in the backup 8",
                        "newest seal: 2:bb, in the backup 3:aa",
                        "rows of b: 3, in the backup 2",
                        "rows of c: 4, in the backup 0");
        assertThat(new StoredState("8", "3:aa", Map.of("a", 1L)).differencesFrom(BACKED_UP))
                .containsExactly("rows of b: 0, in the backup 2");
    }
}
