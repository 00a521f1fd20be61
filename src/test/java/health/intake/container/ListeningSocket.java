package health.intake.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A socket on which a server listens.
 *
 * @param onlyThisMachine whether it is bound to the loopback interface
 */
public record ListeningSocket(boolean onlyThisMachine, int port) implements Comparable<ListeningSocket> {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** As Linux lists them. */
    public static Set<ListeningSocket> of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> own = sockets(process.resolve("fd"));
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> rows(process.resolve("net").resolve(table)))
                .filter(row -> row[STATE].equals(LISTENING) && own.contains("socket:[" + row[INODE] + "]"))
                .map(row -> of(row[LOCAL_ADDRESS]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param address hexadecimal, each 4 bytes of it turned round */
    private static ListeningSocket of(String address) {
        String[] hostAndPort = address.split(":");
        boolean loopback = hostAndPort[0].matches("0100007F|0{16}FFFF00000100007F|0{24}01000000");
        return new ListeningSocket(loopback, Integer.parseInt(hostAndPort[1], 16));
    }

    private static Stream<String[]> rows(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1).map(line -> line.strip()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> sockets(Path descriptors) {
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.map(ListeningSocket::target).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // closed meanwhile
            return "";
        }
    }

    @Override
    public int compareTo(ListeningSocket other) {
        return Integer.compare(port, other.port);
    }
}
