package health.intake.credential;

import health.intake.requestbody.Change;

/** A change that may set a password. */
public interface WithPassword {

    /** The password as it was given. */
    Change<String> password();
}
