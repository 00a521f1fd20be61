package health.intake.demo.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Dates of birth, spread over the ages about as in Europe. */
final class Birthdays {

    private static final int[] FIRST_YEAR = {0, 18, 40, 65, 80, 98};
    private static final int[] PERCENT = {17, 27, 34, 16, 6};
    private static final double DAYS_OF_YEAR = 365.2425;

    private Birthdays() {}

    /** A date before {@code today}, the current date in UTC. */
    static LocalDate draw(LocalDate today, RandomGenerator random) {
        int band = band(random.nextInt(100));
        double years = random.nextDouble(FIRST_YEAR[band], FIRST_YEAR[band + 1]);
        return today.minusDays(1 + Math.round(years * DAYS_OF_YEAR));
    }

    /** The age of a person in years, with a fraction. */
    static double years(LocalDate born, LocalDate today) {
        return ChronoUnit.DAYS.between(born, today) / DAYS_OF_YEAR;
    }

    private static int band(int percentile) {
        int band = 0;
        for (int rest = percentile; rest >= PERCENT[band]; band++) {
            rest -= PERCENT[band];
        }
        return band;
    }
}
