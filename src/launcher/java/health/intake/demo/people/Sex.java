package health.intake.demo.people;

/** As ISO/IEC 5218 codes it. */
enum Sex {
    MALE(1),
    FEMALE(2);

    private final int code;

    Sex(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
