package health.intake.bench;

import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The load generator, which must be installed, with scripts/bench.d/operation.lua.
 *
 * @param service the name of the service in the script
 * @param secrets a file with API keys or a token: those of an organization a line
 * @param ids a file with ids of people, one a line, with the number of their organization if there are several
 * @param rows the number of people in each organization
 * @param cursor of the deep page; empty if there is none
 */
record Wrk(String service, URI base, Path secrets, Path ids, int rows, String cursor) implements Load {

    static final String INTAKE = "intake";
    static final String KEYCLOAK = "keycloak";

    private static final Path SCRIPT = Path.of("scripts/bench.d/operation.lua");
    private static final String MARK = "RESULT\t";

    /** The number of people before a deep page. */
    static long offset(int rows) {
        return rows * 9L / 10;
    }

    @Override
    public Result run(Operation operation, int connections, int seconds) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        SCRIPT.toString(),
                        base.toString()))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SECRETS", secrets.toString(),
                        "TARGET", service,
                        "OPERATION", operation.toString(),
                        "ROWS", Integer.toString(rows),
                        "OFFSET", Long.toString(offset(rows)),
                        "CURSOR", cursor,
                        "IDS", ids.toString()));
        String output = output(builder);
        return output.lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .map(Wrk::parse)
                .orElseThrow(() -> new StartFailure("wrk failed: " + output.strip()));
    }

    static Result parse(String line) {
        String[] fields = line.substring(MARK.length()).split("\t");
        long refused = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
        return new Result(
                Long.parseLong(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                refused + Long.parseLong(fields[6]),
                refused,
                Double.parseDouble(fields[7]));
    }

    private static String output(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFailure("wrk cannot be run: " + e.getMessage(), e);
        }
    }
}
