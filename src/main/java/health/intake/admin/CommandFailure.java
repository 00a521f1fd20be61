package health.intake.admin;

/** The reason why a command failed, or its findings, in lines for the operator. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String lines) {
        super(lines);
    }

    CommandFailure(String lines, Throwable cause) {
        super(lines, cause);
    }
}
