package health.intake.admin.command;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The terminal that a command is run from.
 *
 * @param out for results
 * @param err for other messages to the operator
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {}
