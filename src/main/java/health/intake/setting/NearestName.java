package health.intake.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody probably meant who wrote another one. */
final class NearestName {

    private static final int MOST = 3;

    private final String written;
    private final String name;

    /** Of the beginnings of both, by their lengths. */
    private final int[][] distances;

    private NearestName(String written, String name) {
        this.written = written;
        this.name = name;
        this.distances = new int[written.length() + 1][name.length() + 1];
    }

    /**
     * The nearest of the names, the first of several equally near ones; empty if none is near: at most three characters are
     * missing, too many, others or swapped with a neighbour, and at most a quarter of all.
     */
    static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= Math.min(MOST, written.length() / 4))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** The optimal string alignment distance. */
    private static int distance(String written, String name) {
        NearestName pair = new NearestName(written, name);
        for (int i = 0; i <= written.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                pair.distances[i][j] = i == 0 || j == 0 ? i + j : pair.least(i, j);
            }
        }
        return pair.distances[written.length()][name.length()];
    }

    private int least(int i, int j) {
        int replaced = distances[i - 1][j - 1] + (isSame(i, j) ? 0 : 1);
        int least = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean isSwap = i > 1 && j > 1 && isSame(i, j - 1) && isSame(i - 1, j);
        return isSwap ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }

    private boolean isSame(int i, int j) {
        return written.charAt(i - 1) == name.charAt(j - 1);
    }
}
