package health.intake.retention;

import health.intake.database.DatabaseFaults;
import health.intake.seal.Checkpoint;
import health.intake.seal.CheckpointMac;
import health.intake.seal.Seal;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes pieces of the trail, on one node at a time, each in a transaction with the checkpoint that tells of it. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Remover {

    /** A node that starts continues from the newest seal, which it checks against the one before. */
    private static final int KEPT_SEALS = 2;

    @Inject
    RetentionStore store;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    private Proof proof;
    private CheckpointMac mac;

    @PostConstruct
    void prepare() {
        proof = new Proof(secrets);
        mac = new CheckpointMac(secrets);
    }

    /** Whether the checkpoint is under a secret that is being replaced. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean isToBeRenewed() {
        return isToBeRenewed(store.checkpoints());
    }

    /** Puts the checkpoint under the current secret, while the one that it replaces is accepted. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void renew() {
        // reads only with the lock: a snapshot from before could be that of an earlier checkpoint
        if (store.hasLock()) {
            List<Checkpoint> checkpoints = store.checkpoints();
            if (isToBeRenewed(checkpoints)) {
                store.replace(mac.renewed(checkpoints.get(0)));
            }
        }
    }

    private boolean isToBeRenewed(List<Checkpoint> checkpoints) {
        return !checkpoints.isEmpty() && proof.obstacle(checkpoints) == null && !mac.isUnderCurrent(checkpoints.get(0));
    }

    /**
     * Removes the next piece, if it is old enough, unless another node removed one meanwhile: then that node continues.
     *
     * @param seen the checkpoint that this node saw last
     * @param kept how old entries have to be
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public RemovalStep remove(@Nullable Checkpoint seen, Duration kept) {
        if (!store.hasLock()) {
            return RemovalStep.busy(seen);
        }
        List<Checkpoint> checkpoints = store.checkpoints();
        Checkpoint last = checkpoints.stream().findFirst().orElse(null);
        String obstacle = proof.obstacle(checkpoints);
        if (obstacle != null || !Objects.equals(last, seen)) {
            return RemovalStep.none(last, obstacle);
        }
        Piece piece = piece(last, kept);
        return piece.isEmpty() ? RemovalStep.none(last, piece.obstacle()) : removed(last, piece);
    }

    private Piece piece(@Nullable Checkpoint last, Duration kept) {
        List<Seal> all = store.seals(last == null ? 0 : last.seal().number() + 1);
        Seal before = last == null ? all.get(0) : last.seal();
        long newest = store.newestNumber();
        List<Seal> seals = all.stream()
                .filter(seal -> seal.number() > 0 && seal.number() <= newest - KEPT_SEALS)
                .toList();
        // a clock that is wrong on one side must not remove what is young
        long now = Math.min(InstantColumn.micros(clock.instant()), store.time());
        Piece piece = new Piece(before, proof);
        piece.fill(seals, now - kept.toNanos() / 1000, store::covered);
        return piece;
    }

    private RemovalStep removed(@Nullable Checkpoint last, Piece piece) {
        int entries = piece.entries().size();
        Checkpoint next = mac.of(
                piece.last(), (last == null ? 0 : last.removed()) + entries, InstantColumn.micros(clock.instant()));
        if (!store.delete(piece)) {
            session.setRollbackOnly();
            return RemovalStep.none(
                    last,
                    "rows of audit_profile that entries up to " + piece.last().lastSeq() + " (seq) name are missing");
        }
        store.replace(next);
        return RemovalStep.of(next, entries);
    }
}
