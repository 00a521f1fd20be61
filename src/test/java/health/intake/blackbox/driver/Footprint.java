package health.intake.blackbox.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a node holds at a moment.
 *
 * @param threads of its process
 * @param files that it has open, sockets among them
 * @param connections to the database
 */
public record Footprint(int threads, int files, int connections) {

    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final double KIB_PER_MIB = 1024;

    static Footprint of(long pid, Sql sql) {
        return new Footprint(
                entries(pid, "task"),
                entries(pid, "fd"),
                Integer.parseInt(
                        sql.text("select count(*) from information_schema.processlist where user = 'intake'")));
    }

    /** The heap that the service under test uses after a full garbage collection, in MiB. */
    public static double heapAfterCollection() {
        Installation.shared().jcmd("GC.run");
        return HEAP.matcher(Installation.shared().jcmd("GC.heap_info"))
                        .results()
                        .mapToDouble(used -> Double.parseDouble(used.group(1)))
                        .sum()
                / KIB_PER_MIB;
    }

    private static int entries(long pid, String folder) {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return threads + " threads, " + files + " files, " + connections + " connections";
    }
}
