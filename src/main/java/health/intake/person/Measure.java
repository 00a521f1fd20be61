package health.intake.person;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one form in which a measured quantity is kept and printed: 168.000 is 168, 168.500 is 168.5, 1E+2 is 100. */
public final class Measure {

    private static final int MAX_DECIMALS = 3;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(MAX_DECIMALS);

    /** Greatest height of a person that is accepted, in centimetres. */
    public static final int MAX_HEIGHT_CM = 300;

    /** Greatest weight of a person that is accepted, in kilograms. */
    public static final int MAX_WEIGHT_KG = 700;

    private Measure() {}

    /**
     * The same value without zeros at the end of its decimals; {@link BigDecimal#toString} prints it without exponent,
     * and equal values are {@link BigDecimal#equals equal}.
     *
     * @param value one that {@link Measurement} lets pass: others may be too great to be written out
     * @throws ArithmeticException if the value has more than 3 decimals
     */
    public static BigDecimal plain(BigDecimal value) {
        // First cut to 3 decimals: stripping thousands of zeros, one by one, is slow.
        BigDecimal stripped =
                value.setScale(MAX_DECIMALS, RoundingMode.UNNECESSARY).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a positive value has at most 3 decimals by value; the first comparison keeps 1e-999999999 off. */
    static boolean fits(BigDecimal value) {
        return value.compareTo(SMALLEST) >= 0
                && value.setScale(MAX_DECIMALS, RoundingMode.DOWN).compareTo(value) == 0;
    }
}
