package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A connection to Redis in its own protocol (RESP 2); a string holds one byte a character. */
public final class RedisWire implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    RedisWire(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a String, a Long, a List of these, or null */
    @Nullable
    public Object run(String... words) {
        try {
            var request = new ByteArrayOutputStream();
            request.writeBytes(("*" + words.length + "\r\n").getBytes(US_ASCII));
            for (String word : words) {
                request.writeBytes(("$" + word.length() + "\r\n" + word + "\r\n").getBytes(ISO_8859_1));
            }
            socket.getOutputStream().write(request.toByteArray());
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IllegalStateException(rest);
        };
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Redis hung up");
            }
            line.append((char) next);
        }
        return line.substring(0, line.length() - 1);
    }

    private @Nullable String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        String text = new String(in.readNBytes(length), ISO_8859_1);
        line();
        return text;
    }

    private List<@Nullable Object> array(int length) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(answer());
        }
        return elements;
    }

    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        ((List<?>) Objects.requireNonNull(run("KEYS", "*"))).forEach(key -> keys.add((String) key));
        return keys;
    }

    /** Copies the value of one key, of any type, to another. */
    public void copy(String from, String to) {
        String dump = (String) Objects.requireNonNull(run("DUMP", from));
        run("RESTORE", to, "0", dump, "REPLACE");
    }

    /** The round trips of other connections while this runs, not counting calls inside scripts. */
    public List<String> during(Runnable test) {
        String marker = Unique.slug("marker");
        try (RedisWire monitor = new RedisWire(socket.getPort())) {
            monitor.run("MONITOR");
            test.run();
            run("ECHO", marker);
            return monitor.linesUntil(marker);
        }
    }

    private List<String> linesUntil(String marker) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = line(); !line.contains(marker); line = line()) {
                if (!line.contains(" lua] ") && !line.contains("] \"PING\"")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
