package health.intake.bench;

import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The CPU time and memory that processes use, read from Linux. */
public final class Machine {

    /** Linux reports time to programs in this unit, independent of its kernel's own. */
    private static final double TICKS_PER_SECOND = 100;

    private Machine() {}

    /** CPU seconds that processes have used so far, user and system. */
    static double cpuSeconds(List<Long> pids) {
        return pids.stream().mapToDouble(Machine::cpuSeconds).sum();
    }

    /** CPU seconds that this machine has worked so far, for all processes. */
    static double busySeconds() {
        String[] fields = lines(Path.of("/proc/stat")).get(0).split(" +");
        // user, nice, system; interrupts, soft interrupts, and the time that other guests of the host took
        return Arrays.stream(new int[] {1, 2, 3, 6, 7, 8})
                        .mapToDouble(field -> Double.parseDouble(fields[field]))
                        .sum()
                / TICKS_PER_SECOND;
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Megabytes of memory that a process holds. */
    public static double residentMegabytes(long pid) {
        return lines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted", e);
        }
    }

    private static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
