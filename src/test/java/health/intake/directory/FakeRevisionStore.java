package health.intake.directory;

import java.util.Optional;
import java.util.function.Supplier;

/** The row with the directory's revision, in memory. */
final class FakeRevisionStore extends DirectoryRevisionStore {

    long revision = 1;
    int asked;
    int loadedOutside;
    boolean unavailable;

    /** Runs while the query is on its way. */
    Runnable meanwhile = () -> {};

    @Override
    public <V> Optional<V> outside(Supplier<Optional<V>> load) {
        loadedOutside++;
        return super.outside(load);
    }

    @Override
    public long current() {
        asked++;
        if (unavailable) {
            throw new IllegalStateException("the database is unavailable");
        }
        long answer = revision;
        meanwhile.run();
        return answer;
    }
}
