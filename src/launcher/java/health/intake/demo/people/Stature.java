package health.intake.demo.people;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/**
 * The height and weight of a person.
 *
 * @param height centimetres
 * @param weight kilograms
 */
record Stature(BigDecimal height, BigDecimal weight) {

    private static final Curve MEN = new Curve(
            0, 51, 1, 76, 2, 88, 4, 103, 6, 116, 8, 128, 10, 139, 12, 150, 14, 164, 16, 174, 18, 179, 60, 178, 95, 171);
    private static final Curve WOMEN = new Curve(
            0, 50, 1, 74, 2, 86, 4, 102, 6, 115, 8, 127, 10, 139, 12, 151, 14, 160, 16, 164, 18, 166, 60, 165, 95, 158);
    private static final Curve BODY_MASS_INDEX =
            new Curve(0, 13.5, 1, 17, 6, 15.5, 12, 18, 18, 22, 40, 25.5, 65, 26.5, 95, 24);

    private static final double DEVIATION_OF_HEIGHT = 0.038;
    private static final double DEVIATION_OF_BODY_MASS_INDEX = 0.13;
    private static final double YEARS_OF_BABIES = 2;

    static Stature draw(Sex sex, double years, RandomGenerator random) {
        double height = (sex == Sex.MALE ? MEN : WOMEN).at(years) * Draw.factor(DEVIATION_OF_HEIGHT, random);
        double index = BODY_MASS_INDEX.at(years) * Draw.factor(DEVIATION_OF_BODY_MASS_INDEX, random);
        double weight = index * height * height / 10_000;
        return new Stature(measuredHeight(height, random), measuredWeight(weight, years, random));
    }

    /** Measured to half a centimetre for some people, else to a whole one. */
    private static BigDecimal measuredHeight(double height, RandomGenerator random) {
        return Draw.percent(30, random)
                ? BigDecimal.valueOf(Math.round(height * 2)).divide(BigDecimal.valueOf(2))
                : rounded(height, 0);
    }

    /** Measured to 10 grams for babies. */
    private static BigDecimal measuredWeight(double weight, double years, RandomGenerator random) {
        if (years < YEARS_OF_BABIES) {
            return rounded(weight, 2);
        }
        return rounded(weight, Draw.percent(40, random) ? 1 : 0);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
