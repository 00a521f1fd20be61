package health.intake.blackbox.storm;

/** The answers that a sound service may give to a hostile request. */
enum Expected {
    /** Refused by the service, in the form of every error. */
    REFUSED(false, false),
    /** Refused by the HTTP layer, possibly without an answer, or by the service. */
    SILENT(false, true),
    /** Refused, or executed; the answer then has the values as sent. */
    FAITHFUL(true, false),
    /** Refused, or ignored. */
    HARMLESS(true, false),
    /** Refused by the HTTP layer or the service, or ignored. */
    LOOSE(true, true);

    private final boolean mayBeTaken;
    private final boolean mayStopAtHttpLayer;

    Expected(boolean mayBeTaken, boolean mayStopAtHttpLayer) {
        this.mayBeTaken = mayBeTaken;
        this.mayStopAtHttpLayer = mayStopAtHttpLayer;
    }

    /** The same of a request that the HTTP layer may be the first to refuse. */
    Expected orHttpLayer() {
        return switch (this) {
            case REFUSED -> SILENT;
            case FAITHFUL, HARMLESS -> LOOSE;
            case SILENT, LOOSE -> this;
        };
    }

    boolean mayBeTaken() {
        return mayBeTaken;
    }

    boolean mayStopAtHttpLayer() {
        return mayStopAtHttpLayer;
    }
}
