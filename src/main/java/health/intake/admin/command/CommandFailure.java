package health.intake.admin.command;

/** The reason why a command failed, or its findings, in lines for the operator. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String lines) {
        super(lines);
    }

    public CommandFailure(String lines, Throwable cause) {
        super(lines, cause);
    }
}
