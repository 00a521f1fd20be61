package health.intake.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.Scope;
import health.intake.apikey.ApiKeys;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyUsageTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.randomUUID());
    private static final KeyId KEY = new KeyId(UUID.randomUUID());
    private static final ApiKeys.Used USED = new ApiKeys.Used(ORGANIZATION, KEY);

    private final KeyUsage usage = new KeyUsage();
    private final FakeKeys keys = new FakeKeys();

    /** The keys; records the times to be written. */
    private static final class FakeKeys extends ApiKeys {

        private final List<Map<Used, Instant>> written = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        @Override
        public void used(Map<Used, Instant> times) {
            meanwhile.run();
            written.add(new LinkedHashMap<>(times));
        }
    }

    @BeforeEach
    void prepare() {
        usage.keys = keys;
    }

    @Test
    void usesAreWrittenTogetherAndTheLastOfAKeyCounts() {
        KeyId admin = new KeyId(UUID.randomUUID());
        usage.used(caller(KEY, ORGANIZATION), NOW);
        usage.used(caller(KEY, ORGANIZATION), NOW.plusSeconds(1));
        usage.used(caller(admin, null), NOW);

        usage.write();

        assertThat(keys.written).containsExactly(Map.of(USED, NOW.plusSeconds(1), new ApiKeys.Used(null, admin), NOW));
    }

    @Test
    void manyAreWrittenInPiecesAndInOneOrder() {
        Stream.generate(UUID::randomUUID)
                .map(KeyId::new)
                .limit(250)
                .forEach(key -> usage.used(caller(key, ORGANIZATION), NOW));

        usage.write();

        assertThat(keys.written).extracting(Map::size).containsExactly(100, 100, 50);
        assertThat(keys.written.stream().flatMap(piece -> piece.keySet().stream()
                        .map(used -> used.id().value())))
                .isSorted();
    }

    @Test
    void writtenUseIsNotWrittenAgain() {
        usage.used(caller(KEY, ORGANIZATION), NOW);
        usage.write();
        usage.write();

        assertThat(keys.written).hasSize(1);
    }

    @Test
    void withoutUsesNothingIsWritten() {
        usage.write();

        assertThat(keys.written).isEmpty();
    }

    @Test
    void theConfiguredAdminKeyIsNotKept() {
        usage.used(caller(null, null), NOW);
        usage.write();

        assertThat(keys.written).isEmpty();
    }

    @Test
    void aUseDuringTheWritingIsWrittenNextTime() {
        usage.used(caller(KEY, ORGANIZATION), NOW);
        keys.meanwhile = () -> usage.used(caller(KEY, ORGANIZATION), NOW.plusSeconds(1));
        usage.write();
        keys.meanwhile = () -> {};
        usage.write();

        assertThat(keys.written).containsExactly(Map.of(USED, NOW), Map.of(USED, NOW.plusSeconds(1)));
    }

    @Test
    void useThatCouldNotBeWrittenIsWrittenNextTime() {
        usage.used(caller(KEY, ORGANIZATION), NOW);
        keys.meanwhile = () -> {
            throw new IllegalStateException("the database is unavailable");
        };
        assertThatIllegalStateException().isThrownBy(usage::write);
        keys.meanwhile = () -> {};
        usage.write();

        assertThat(keys.written).containsExactly(Map.of(USED, NOW));
    }

    private static Caller caller(@Nullable KeyId key, @Nullable OrganizationId organization) {
        AccessContext context = organization == null ? null : new AccessContext(organization, null);
        return new Caller(key, "intake_live_abcdef", Set.of(Scope.CREATE_USER), context);
    }
}
