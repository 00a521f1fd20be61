package health.intake.admin.command;

import java.io.PrintStream;
import java.time.Clock;

/** What a command has to work with. */
public record Session(OperatorSettings settings, Clock clock, Terminal terminal) {

    public PrintStream out() {
        return terminal.out();
    }
}
