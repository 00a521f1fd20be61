package health.intake.profile;

/** Greatest measurements of a person that are accepted. */
final class Limits {

    static final int HEIGHT_CM = 300;
    static final int WEIGHT_KG = 700;

    private Limits() {}
}
