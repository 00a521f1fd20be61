package health.intake.access;

/** The row with the directory's revision, in memory. */
final class FakeRevisionStore extends DirectoryRevisionStore {

    long revision = 1;
    int asked;
    boolean away;

    /** What happens elsewhere while the question is on its way. */
    Runnable meanwhile = () -> {};

    @Override
    public long current() {
        asked++;
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        long answer = revision;
        meanwhile.run();
        return answer;
    }
}
