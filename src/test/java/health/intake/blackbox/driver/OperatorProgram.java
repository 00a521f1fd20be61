package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of {@code intake-admin.jar}, each a process of its own, as an operator starts it. */
public final class OperatorProgram {

    private final Map<String, String> settings;

    /** For the service under test. */
    public OperatorProgram() {
        this(Installation.shared().operatorSettings());
    }

    /** For another installation. */
    public OperatorProgram(Map<String, String> settings) {
        this.settings = new HashMap<>(settings);
    }

    /** The exit code of a run and what it printed. */
    public record Run(int code, String out, String err) {

        public JsonNode json() {
            return Json.parse(out);
        }
    }

    public OperatorProgram with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public OperatorProgram with(Map<String, String> others) {
        settings.putAll(others);
        return this;
    }

    public Run run(String... arguments) {
        try {
            Path err = Files.createTempFile("intake-admin", ".err");
            Process process = start(err, arguments);
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            Run run = new Run(process.waitFor(), out, Files.readString(err));
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be ended by the caller. */
    public Process start(Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-jar",
                Path.of("target", "intake-admin.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("INTAKE_"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}
