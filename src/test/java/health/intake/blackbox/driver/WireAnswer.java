package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parsed bytes of one HTTP/1.1 answer. */
public final class WireAnswer {

    private WireAnswer() {}

    public static Answer parse(String method, String target, byte[] all) {
        byte[] received = withoutInterim(all);
        int end = endOfHeaders(received);
        String[] lines = new String(received, 0, end, ISO_8859_1).split("\r\n");
        HttpHeaders headers = headers(lines);
        byte[] rest = Arrays.copyOfRange(received, Math.min(received.length, end + 4), received.length);
        byte[] body = isChunked(headers) ? dechunked(rest) : rest;
        return new Answer(method, target, Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }

    /** Whether its own length says that nothing more is to come. */
    public static boolean isComplete(byte[] all) {
        byte[] received = withoutInterim(all);
        int end = endOfHeaders(received);
        if (end == received.length) {
            return false;
        }
        HttpHeaders headers = headers(new String(received, 0, end, ISO_8859_1).split("\r\n"));
        return headers.firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE) <= received.length - end - 4;
    }

    /** Without the 100 that may stand before the answer itself. */
    private static byte[] withoutInterim(byte[] received) {
        boolean interim = new String(received, ISO_8859_1).startsWith("HTTP/1.1 100");
        return interim
                ? Arrays.copyOfRange(received, Math.min(received.length, endOfHeaders(received) + 4), received.length)
                : received;
    }

    private static int endOfHeaders(byte[] received) {
        int end = new String(received, ISO_8859_1).indexOf("\r\n\r\n");
        return end < 0 ? received.length : end;
    }

    private static HttpHeaders headers(String[] lines) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private static boolean isChunked(HttpHeaders headers) {
        return headers.firstValue("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent();
    }

    private static byte[] dechunked(byte[] chunks) {
        String text = new String(chunks, ISO_8859_1);
        var body = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = text.indexOf("\r\n", at);
            int size = lineEnd < 0
                    ? 0
                    : Integer.parseInt(text.substring(at, lineEnd).split(";")[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.write(chunks, lineEnd + 2, size);
            at = lineEnd + 2 + size + 2;
        }
    }
}
