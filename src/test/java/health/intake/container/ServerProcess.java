package health.intake.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server that Arquillian started, seen from outside by {@code jcmd}. */
final class ServerProcess {

    private static final Pattern METASPACE = Pattern.compile("(?m)^ *Both:.*?([0-9.]+) MB \\([^)]*\\) used");

    private final long pid;

    private ServerProcess(long pid) {
        this.pid = pid;
    }

    /** @param server {@code wildfly} or {@code payara} */
    static ServerProcess of(String server) {
        String folder = System.getProperty("project.root") + "/target/"
                + (server.equals("wildfly")
                        ? "container-wildfly/standalone"
                        : "servers/payara6/glassfish/domains/intake");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .map(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid()
                        && proc(pid, "cmdline").contains(folder + "\0"))
                .findFirst()
                .map(ServerProcess::new)
                .orElseThrow();
    }

    /** The figures in use after a full garbage collection. */
    Held held(String type) {
        jcmd("GC.run");
        return new Held(
                copies(type),
                threads(),
                connections("container.database.port"),
                connections("container.redis.port"),
                metaspace());
    }

    private long copies(String type) {
        return jcmd("GC.class_histogram")
                .lines()
                .filter(line -> line.endsWith(" " + type))
                .count();
    }

    private long threads() {
        return jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .count();
    }

    /** Names of threads that contain a word, in any case. */
    List<String> threadsNamed(String word) {
        return jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(word))
                .toList();
    }

    /** Open ones to a port, of this and of every other process. */
    private long connections(String property) {
        // the state stands behind the other end's port, with a space behind it: behind the own port there is the
        // other's address
        String established = ":%04X 01 ".formatted(Integer.getInteger(property));
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> proc("net/" + table).lines())
                .filter(line -> line.contains(established))
                .count();
    }

    private double metaspace() {
        Matcher used = METASPACE.matcher(jcmd("VM.metaspace"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd says nothing of metaspace");
        }
        return Double.parseDouble(used.group(1));
    }

    private String proc(String file) {
        return proc(pid, file);
    }

    private static String proc(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), ISO_8859_1);
        } catch (IOException e) {
            // ended meanwhile
            return "";
        }
    }

    private String jcmd(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param copies how often a class is loaded
     * @param database connections, as {@code redis}
     * @param metaspace MB
     */
    record Held(long copies, long threads, long database, long redis, double metaspace) {}
}
