package health.intake.retention;

import health.intake.seal.Seal;
import health.intake.seal.SealedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The next seals with all their entries that one transaction removes: the oldest ones, if they are old enough and valid. */
final class Piece {

    /** Entries, and rows that lead to them: so few that the transaction is short. Always one seal, even if it has more. */
    static final int ROWS = 1_000;

    /** Hexadecimal digits of an id. */
    private static final int ID = 32;

    private final Seal before;
    private final Proof proof;
    private final List<SealedEntry> entries = new ArrayList<>();
    private Seal last;
    private int rows;
    private @Nullable String obstacle;

    /** @param before the last seal that was removed, or the one before all */
    Piece(Seal before, Proof proof) {
        this.before = before;
        this.last = before;
        this.proof = proof;
    }

    /**
     * Adds seals until there are enough.
     *
     * @param until the time in microseconds before which seals and entries are old enough
     * @param covered reads the entries between two seals
     */
    void fill(List<Seal> seals, long until, BiFunction<Seal, Seal, List<SealedEntry>> covered) {
        for (Seal seal : seals) {
            if (seal.at() >= until || obstructs(proof.obstacle(last, seal)) || !hasAdded(seal, until, covered)) {
                return;
            }
        }
    }

    private boolean hasAdded(Seal seal, long until, BiFunction<Seal, Seal, List<SealedEntry>> covered) {
        if (rows > 0 && rows + seal.entries() > ROWS) {
            return false;
        }
        List<SealedEntry> added = covered.apply(last, seal);
        int more = added.size() + added.stream().mapToInt(Piece::profileRows).sum();
        boolean fits = rows == 0 || rows + more <= ROWS;
        // a node whose clock is wrong may have sealed entries of others
        boolean areOld = added.stream().allMatch(entry -> entry.at() < until);
        if (!fits || !areOld || obstructs(proof.obstacle(last, seal, added))) {
            return false;
        }
        entries.addAll(added);
        rows += more;
        last = seal;
        return true;
    }

    private boolean obstructs(@Nullable String found) {
        obstacle = found;
        return found != null;
    }

    /** Of the profiles of an entry: an only one has no row. */
    static int profileRows(SealedEntry entry) {
        int profiles = String.valueOf(entry.value("profile_ids")).length() / ID;
        return profiles < 2 ? 0 : profiles;
    }

    boolean isEmpty() {
        return last.equals(before);
    }

    /** Why the seal behind the piece cannot be removed; null if it can, or is not old enough. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    Seal before() {
        return before;
    }

    Seal last() {
        return last;
    }

    List<SealedEntry> entries() {
        return entries;
    }
}
