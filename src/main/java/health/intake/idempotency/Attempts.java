package health.intake.idempotency;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets an attempt through once in 24 hours (contract 3.1). */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Attempts {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int BATCH = 1000;

    @Inject
    IdempotencyStore store;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    private Collection<Hmac> hmacs;

    @PostConstruct
    void prepare() {
        hmacs = secrets.hmacs(Purpose.IDEMPOTENCY_RECORD).values();
    }

    /**
     * Creates, unless an equal attempt has done so; an attempt without a key always creates. To be called in the transaction
     * of the creation, after all checks of the request and before the check for conflicts. Refuses with {@code
     * idempotency_key_reused} if the body differs, with {@code request_in_progress} if the first attempt has not ended.
     *
     * @param creation takes the id of the new profile
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public <T> Creation<T> once(OrganizationId organizationId, Attempt attempt, Function<ProfileId, T> creation) {
        ProfileId id = new ProfileId(UuidCreator.getTimeOrderedEpoch());
        Optional<ProfileId> earlier =
                attempt.key() == null ? Optional.empty() : claim(organizationId, records(attempt, attempt.key(), id));
        return earlier.map(known -> new Creation<T>(known, null))
                .orElseGet(() -> new Creation<>(id, creation.apply(id)));
    }

    /**
     * Deletes some of the expired records.
     *
     * @return whether there may be more of them
     */
    public boolean forget() {
        return store.deleteUntil(clock.instant().minus(KEPT), BATCH) == BATCH;
    }

    /**
     * The id of the profile that was created under the key before; if there is none, stores the records for the key.
     *
     * @param records one under each secret, because a node that has only one secret looks for that record
     */
    private Optional<ProfileId> claim(OrganizationId organizationId, List<IdempotencyRecord> records) {
        List<IdempotencyRecord> claimed = new ArrayList<>();
        for (IdempotencyRecord record : records) {
            Optional<IdempotencyRecord> earlier = claim(organizationId, record);
            if (earlier.isPresent()) {
                claimed.forEach(own -> store.replace(organizationId, own.ofThatTime(earlier.get())));
                return earlier.map(IdempotencyRecord::profileId);
            }
            claimed.add(record);
        }
        return Optional.empty();
    }

    private Optional<IdempotencyRecord> claim(OrganizationId organizationId, IdempotencyRecord record) {
        if (store.insert(organizationId, record)) {
            return Optional.empty();
        }
        IdempotencyRecord earlier = store.find(organizationId, record);
        if (!earlier.createdAt().isAfter(record.createdAt().minus(KEPT))) {
            store.replace(organizationId, record);
            return Optional.empty();
        }
        if (!earlier.bodyDigest().equals(record.bodyDigest())) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return Optional.of(earlier);
    }

    /**
     * The records in the same order on all nodes, so that equal attempts wait for each other at the first record that both
     * write.
     */
    private List<IdempotencyRecord> records(Attempt attempt, String key, ProfileId id) {
        HexFormat hex = HexFormat.of();
        Instant now = clock.instant();
        return hmacs.stream()
                .map(hmac -> new IdempotencyRecord(
                        attempt.operation(),
                        hex.formatHex(hmac.of(key)),
                        hex.formatHex(hmac.of(attempt.bytes())),
                        id,
                        now))
                .sorted(Comparator.comparing(IdempotencyRecord::keyDigest))
                .toList();
    }
}
