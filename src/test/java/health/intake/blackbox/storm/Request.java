package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A request byte by byte.
 *
 * @param head request line and header lines with their ends, each character a byte; a {@link Target} replaces words in
 *     braces
 */
record Request(String method, String target, String head, byte[] body) {

    private static final String END = "\r\n";
    private static final Pattern FRAMING = Pattern.compile("(?i)content-length|transfer.encoding");
    private static final int LONG_RUN = 40;

    /** A request with the headers of any request, which ends the connection with the answer. */
    static Request of(String method, String target) {
        return new Request(method, target, method + " " + target + " HTTP/1.1" + END, new byte[0])
                .header("Host", "{host}")
                .header("Connection", "close");
    }

    /** Only these bytes. */
    static Request raw(String bytes) {
        String[] words = bytes.split("[ \r\n]", 3);
        return new Request(words[0], words.length > 2 ? words[1] : "", bytes, new byte[0]);
    }

    Request header(String name, String value) {
        return line(name + ": " + value);
    }

    /** Adds a line to the headers, with any content. */
    Request line(String line) {
        return new Request(method, target, head + line + END, body);
    }

    Request json(String text) {
        return json(text.getBytes(UTF_8));
    }

    Request json(byte[] bytes) {
        return header("Content-Type", "application/json").counted(bytes);
    }

    Request counted(byte[] bytes) {
        return header("Content-Length", String.valueOf(bytes.length)).uncounted(bytes);
    }

    /** Adds bytes after the headers; no header describes them. */
    Request uncounted(byte[] bytes) {
        return new Request(method, target, head, bytes);
    }

    /** Whether the head consists of lines of visible ASCII, which every HTTP layer accepts. */
    boolean isPlain() {
        return head.chars().allMatch(c -> c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F));
    }

    /** Whether it ends where it says, so that the server need not be told that nothing more will come. */
    boolean isWhole() {
        List<String> framing =
                head.lines().filter(line -> FRAMING.matcher(line).find()).toList();
        List<String> counted = body.length == 0 ? List.of() : List.of("Content-Length: " + body.length);
        return !isRaw() && (framing.equals(counted) || framing.equals(List.of("Content-Length: " + body.length)));
    }

    byte[] bytes(UnaryOperator<String> filled) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(filled.apply(head).getBytes(ISO_8859_1));
        if (!isRaw()) {
            bytes.writeBytes(END.getBytes(ISO_8859_1));
        }
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private boolean isRaw() {
        return head.contains(END + END) || !head.endsWith(END);
    }

    /** UTF-8 bytes as characters, one for each byte. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** Percent-encoded wherever it is not a letter or digit of ASCII. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte next : text.getBytes(UTF_8)) {
            boolean plain = next > 0 && Character.isLetterOrDigit(next);
            encoded.append(plain ? String.valueOf((char) next) : "%%%02X".formatted(next));
        }
        return encoded.toString();
    }

    /** A JSON text, with only the necessary escapes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean escaped = c < ' ' || Character.isSurrogate(c);
            quoted.append(
                    c == '"' || c == '\\' ? "\\" + c : escaped ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
    }

    /** All bytes; invisible ones in the escapes of {@code printf}, long runs of one byte by their length. */
    @Override
    public String toString() {
        byte[] bytes = bytes(text -> text);
        StringBuilder shown = new StringBuilder();
        int run;
        for (int at = 0; at < bytes.length; at += run) {
            run = run(bytes, at);
            boolean isLong = run > LONG_RUN;
            run = isLong ? run : 1;
            shown.append(escaped(bytes[at])).append(isLong ? "<x" + run + ">" : "");
        }
        return shown.toString();
    }

    private static int run(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] == bytes[start]) {
            end++;
        }
        return end - start;
    }

    private static String escaped(byte next) {
        return switch (next) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\\' -> "\\\\";
            default -> next < ' ' || next == 0x7F ? "\\x%02x".formatted(next) : String.valueOf((char) next);
        };
    }
}
