package health.intake.profile;

import java.util.Locale;

/** Whether a profile is in lists and look-ups. */
public enum ProfileState {
    ACTIVE,
    DEACTIVATED;

    /** Name of the header of every answer that holds one profile. */
    public static final String HEADER = "Intake-Profile-State";

    /** As printed in the header, and as the parameter of lists reads. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
