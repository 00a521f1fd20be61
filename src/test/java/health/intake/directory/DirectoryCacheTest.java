package health.intake.directory;

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
import java.util.stream.IntStream;
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
    private final DirectoryCache<String, String> cache = new DirectoryCache<>(revision, 100, () -> now);

    @BeforeEach
    void prepare() {
        revision.store = store;
        now++;
    }

    @Test
    void hitIsCachedWhileTheRevisionStays() {
        assertThat(get("key")).contains("old");
        now += BELIEVED;

        assertThat(get("key")).contains("old");
        assertThat(loads).isEqualTo(1);
    }

    /** The snapshot of a transaction may be older than the revision, and would be cached as new. */
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
    void hitIsReadAgainAfterFiveMinutes() {
        get("key");
        now += Duration.ofMinutes(5).toNanos() - 1;
        get("key");
        assertThat(loads).isEqualTo(1);
        now++;

        get("key");
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void missIsCachedForAMoment() {
        for (int call = 0; call < 3; call++) {
            assertThat(get("new")).isEmpty();
        }
        assertThat(loads).isEqualTo(1);
        rows.put("new", "written by hand, so that the revision stays");
        now += Duration.ofSeconds(5).minusMillis(1).toNanos();
        assertThat(get("new")).isEmpty();
        now += Duration.ofMillis(1).toNanos();

        assertThat(get("new")).isPresent();
    }

    @Test
    void entryAddedOnThisNodeIsFoundAtOnce() {
        rows.remove("key");
        assertThat(get("key")).isEmpty();
        changeHere("new");

        assertThat(get("key")).contains("new");
    }

    @Test
    void entryAddedElsewhereIsFoundWhenTheCachedRevisionExpires() {
        rows.remove("key");
        assertThat(get("key")).isEmpty();
        changeElsewhere("new");
        now += BELIEVED - 1;
        assertThat(get("key")).isEmpty();
        now++;

        assertThat(get("key")).contains("new");
    }

    @Test
    void entryAddedBetweenLoadAndPutIsFound() {
        rows.remove("key");
        meanwhile = () -> changeHere("new");
        assertThat(get("key")).isEmpty();
        meanwhile = () -> {};

        assertThat(get("key")).contains("new");
    }

    @Test
    void missesAreLimitedLikeHits() {
        get("key");
        IntStream.range(0, 1_000).forEach(i -> get("none" + i));
        loads = 0;
        IntStream.range(0, 1_000).forEach(i -> get("none" + i));

        assertThat(loads).isGreaterThanOrEqualTo(900);
        assertThat(get("key")).contains("old");
        assertThat(loads).as("what was found makes no room").isLessThanOrEqualTo(1_000);
    }

    @Test
    void onlyAnUncachedKeyIsAdmittedFirst() {
        get("key");
        Runnable nobody = () -> {
            throw new IllegalStateException("no more strangers");
        };

        assertThat(cache.get("key", nobody, this::load)).contains("old");
        changeHere("new");
        assertThat(cache.get("key", nobody, this::load)).contains("new");
        now += Duration.ofHours(23).toNanos();
        assertThat(cache.get("key", nobody, this::load)).contains("new");
        assertThatIllegalStateException().isThrownBy(() -> cache.get("other", nobody, this::load));
        now += Duration.ofHours(25).toNanos();
        assertThatIllegalStateException().isThrownBy(() -> cache.get("key", nobody, this::load));
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void cachedMissIsNotAdmittedAgain() {
        get("none");

        assertThat(cache.get("none", () -> assertThat(loads).isZero(), this::load))
                .isEmpty();
    }

    @Test
    void removedEntryNeedsAdmissionAgain() {
        get("key");
        rows.remove("key");
        store.revision++;
        now += BELIEVED;
        get("key");
        now += Duration.ofSeconds(5).toNanos();

        assertThatIllegalStateException()
                .isThrownBy(() -> cache.get(
                        "key",
                        () -> {
                            throw new IllegalStateException("gone");
                        },
                        this::load));
    }

    @Test
    void aChangeOnThisNodeIsSeenAtOnce() {
        get("key");
        changeHere("new");

        assertThat(get("key")).contains("new");
    }

    @Test
    void aChangeOnAnotherNodeIsSeenWhenTheCachedRevisionExpires() {
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
    void aChangeOnThisNodeBetweenLoadAndPutIsNotMissed() {
        meanwhile = () -> changeHere("new");
        assertThat(get("key")).contains("old");
        meanwhile = () -> {};

        assertThat(get("key")).contains("new");
    }

    @Test
    void aChangeElsewhereBetweenLoadAndPutIsMissedNoLongerThanOthers() {
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
    void nothingIsServedFromTheCacheWhileTheDatabaseIsUnavailableForLonger() {
        get("key");
        store.unavailable = true;
        now += BELIEVED;

        assertThatIllegalStateException().isThrownBy(() -> get("key"));
    }

    private Optional<String> get(String key) {
        return cache.get(key, this::load);
    }

    private Optional<String> load(String asked) {
        loads++;
        Optional<String> found = Optional.ofNullable(rows.get(asked));
        meanwhile.run();
        return found;
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
