package health.intake.blackbox.storm;

/** What a service that is sound may answer to a hostile request. */
enum Expected {
    /** Refused by the service, in the form of every error. */
    REFUSED(false, false),
    /** Refused by whoever comes first; the HTTP layer may do it without a word. */
    SILENT(false, true),
    /** Refused, or done; what is then answered is what was sent. */
    FAITHFUL(true, false),
    /** Refused, or passed over. */
    HARMLESS(true, false),
    /** Refused by whoever comes first, or passed over. */
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
