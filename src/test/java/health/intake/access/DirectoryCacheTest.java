package health.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryCacheTest {

    private static final long BELIEVED = Duration.ofMillis(900).toNanos();

    private final FakeRevisionStore store = new FakeRevisionStore();
    private final Map<String, String> rows = new HashMap<>(Map.of("key", "old"));

    private long now;
    private int loads;
    private Runnable meanwhile = () -> {};

    private final DirectoryRevision revision = new DirectoryRevision(() -> now);
    private final DirectoryCache<String, String> cache = new DirectoryCache<>(revision, 100);

    @BeforeEach
    void prepare() {
        revision.store = store;
        now++;
    }

    @Test
    void whatWasFoundIsRememberedWhileTheRevisionStays() {
        assertThat(get("key")).contains("old");
        now += BELIEVED;

        assertThat(get("key")).contains("old");
        assertThat(loads).isEqualTo(1);
    }

    /** What a transaction sees may be older than the revision, and would be remembered as new. */
    @Test
    void revisionAndValuesAreReadOutsideTheTransactionOfTheCaller() throws NoSuchMethodException {
        get("key");

        assertThat(store.loadedOutside).isEqualTo(loads).isEqualTo(1);
        for (Method read : List.of(
                DirectoryRevisionStore.class.getMethod("current"),
                DirectoryRevisionStore.class.getMethod("outside", Supplier.class))) {
            assertThat(read.getAnnotation(TransactionAttribute.class).value())
                    .isEqualTo(TransactionAttributeType.NOT_SUPPORTED);
        }
    }

    @Test
    void whatWasNotFoundIsNotRemembered() {
        assertThat(get("new")).isEmpty();
        rows.put("new", "here");

        assertThat(get("new")).contains("here");
    }

    @Test
    void aChangeOnThisNodeIsSeenAtOnce() {
        get("key");
        changeHere("new");

        assertThat(get("key")).contains("new");
    }

    @Test
    void aChangeOnAnotherNodeIsSeenWhenTheRevisionIsNoLongerBelieved() {
        get("key");
        changeElsewhere("new");
        now += BELIEVED - 1;
        assertThat(get("key")).contains("old");
        now++;

        assertThat(get("key")).contains("new");
    }

    @Test
    void aRevocationOnAnotherNodeIsSeenTheSame() {
        get("key");
        rows.remove("key");
        store.revision++;
        now += BELIEVED;

        assertThat(get("key")).isEmpty();
    }

    @Test
    void aChangeOnThisNodeBetweenLoadAndPutIsNotRemembered() {
        meanwhile = () -> changeHere("new");
        assertThat(get("key")).contains("old");
        meanwhile = () -> {};

        assertThat(get("key")).contains("new");
    }

    @Test
    void aChangeElsewhereBetweenLoadAndPutIsNotBelievedForLonger() {
        meanwhile = () -> changeElsewhere("new");
        assertThat(get("key")).contains("old");
        meanwhile = () -> {};
        now += BELIEVED;

        assertThat(get("key")).contains("new");
    }

    @Test
    void anotherChangeMakesEverythingBeReadAgain() {
        rows.put("other", "same");
        get("key");
        get("other");
        changeHere("new");
        get("other");

        assertThat(loads).isEqualTo(3);
    }

    @Test
    void nothingIsToldFromMemoryWhileTheDatabaseIsAwayForLonger() {
        get("key");
        store.away = true;
        now += BELIEVED;

        assertThatIllegalStateException().isThrownBy(() -> get("key"));
    }

    private Optional<String> get(String key) {
        return cache.get(key, asked -> {
            loads++;
            Optional<String> found = Optional.ofNullable(rows.get(asked));
            meanwhile.run();
            return found;
        });
    }

    private void changeHere(String value) {
        changeElsewhere(value);
        now++;
        revision.committed(new DirectoryRaised());
        now++;
    }

    private void changeElsewhere(String value) {
        rows.put("key", value);
        store.revision++;
    }
}
