package health.intake.demo.people;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws random values. */
final class Draw {

    private static final double MOST_DEVIATIONS = 2.3;

    private Draw() {}

    static <T> T one(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    static boolean percent(int percent, RandomGenerator random) {
        return random.nextInt(100) < percent;
    }

    /** Normally distributed around 1, without the rare extremes. */
    static double factor(double deviation, RandomGenerator random) {
        double deviations = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, random.nextGaussian()));
        return 1 + deviation * deviations;
    }
}
