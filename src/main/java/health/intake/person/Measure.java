package health.intake.person;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The form in which a measured quantity is stored and printed: 168.000 is 168, 168.500 is 168.5, 1E+2 is 100, and 68.0388555
 * (150 pounds) is 68.039.
 */
public final class Measure {

    private static final int MAX_DECIMALS = 3;

    /** Greatest height of a person that is accepted, in centimetres. */
    public static final int MAX_HEIGHT_CM = 300;

    /** Greatest weight of a person that is accepted, in kilograms. */
    public static final int MAX_WEIGHT_KG = 700;

    private Measure() {}

    /**
     * The value, rounded half up to 3 decimals, without trailing zeros; {@link BigDecimal#toString} prints it without
     * exponent, and equal values are {@link BigDecimal#equals equal}.
     *
     * @param value a value that {@link Measurement} accepts: others may be too great to be written out
     */
    public static BigDecimal plain(BigDecimal value) {
        // rounds first: stripping thousands of zeros, one by one, is slow
        BigDecimal stripped = value.setScale(MAX_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether the rounded value is over 0 and at most this. Never writes out a value that is far from it. */
    static boolean isWithin(BigDecimal value, BigDecimal max) {
        long magnitude = (long) value.precision() - value.scale();
        if (value.signum() <= 0 || magnitude < -MAX_DECIMALS || value.compareTo(max.add(BigDecimal.ONE)) > 0) {
            return false;
        }
        BigDecimal rounded = plain(value);
        return rounded.signum() > 0 && rounded.compareTo(max) <= 0;
    }
}
