package health.intake.admin;

import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.Session;
import health.intake.admin.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What a command that reads nothing printed, and its exit code. */
record Outcome(int code, String out, String err) {

    static Outcome of(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        int code = new Admin(new Session(new OperatorSettings(environment), clock, terminal)).run(arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
