package health.intake.admin;

/** Why a command did not do what it was asked, or what it found wrong, in lines for the person who ran it. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String lines) {
        super(lines);
    }

    CommandFailure(String lines, Throwable cause) {
        super(lines, cause);
    }
}
