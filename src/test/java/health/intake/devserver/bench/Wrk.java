package health.intake.devserver.bench;

import health.intake.devserver.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The load generator, which must be installed, with scripts/bench.d/operation.lua. */
final class Wrk {

    private static final Path SCRIPT = Path.of("scripts/bench.d/operation.lua");
    private static final String MARK = "RESULT\t";

    /**
     * What one run of it saw.
     *
     * @param requests answered in time, well or not
     * @param p50 half of them took at most so many milliseconds
     * @param p99 likewise, 99 of 100
     * @param errors answers that were errors or empty, and connections that failed
     * @param refused those of the errors that are among the requests
     * @param cpuSeconds that it used itself
     */
    record Result(long requests, double seconds, double p50, double p99, long errors, long refused, double cpuSeconds) {

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
    }

    private Wrk() {}

    /** @param rows how many people there are */
    static Result run(Target target, Operation operation, int connections, int seconds, int rows) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        SCRIPT.toString(),
                        target.base().toString()))
                .redirectErrorStream(true);
        // not among the arguments, which every user of the machine can read
        builder.environment().putAll(Map.of("SECRET", target.secret()));
        builder.environment()
                .putAll(Map.of(
                        "TARGET", target.name(),
                        "OPERATION", operation.toString(),
                        "ROWS", Integer.toString(rows),
                        "OFFSET", Long.toString(rows * 9L / 10),
                        "IDS", target.ids().toString()));
        String output = output(builder);
        return output.lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .map(Result::parse)
                .orElseThrow(() -> new StartFailure("wrk failed: " + output.strip()));
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
