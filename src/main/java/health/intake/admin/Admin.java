package health.intake.admin;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.Session;
import health.intake.admin.command.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;

/** The program {@code intake-admin}. */
public final class Admin {

    /** A command failed, was refused, or found something wrong. */
    private static final int FAILED = CommandLine.ExitCode.SOFTWARE;

    private static final int WRONG_USAGE = CommandLine.ExitCode.USAGE;

    private final Session session;

    Admin(Session session) {
        this.session = session;
    }

    /** Arguments: a command and its arguments. */
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(System.in, System.out, System.err);
        Session session = new Session(new OperatorSettings(System.getenv()), Clock.systemUTC(), terminal);
        System.exit(new Admin(session).run(arguments));
    }

    /** Returns the exit code. */
    int run(String... arguments) {
        return new CommandTree(session)
                .commands()
                .setOut(writer(session.terminal().out()))
                .setErr(writer(session.terminal().err()))
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure))
                .setParameterExceptionHandler((wrong, words) -> wrongUsage(wrong))
                .execute(arguments);
    }

    /** For usage, which is in ASCII. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.US_ASCII);
    }

    private int failed(Exception failure) {
        boolean explained = failure instanceof CommandFailure || failure instanceof IllegalStateException;
        session.terminal().err().println(explained ? failure.getMessage() : "Unexpected: " + failure);
        return FAILED;
    }

    private int wrongUsage(CommandLine.ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        session.terminal().err().println(wrong.getMessage() + ". " + command + " --help tells what it takes.");
        return WRONG_USAGE;
    }
}
