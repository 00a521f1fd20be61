package health.intake.undertow;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses everything that a client sends over one connection, and finds the end of each request and the first byte that is not
 * part of a valid one. It is as strict as RFC 9112 allows: a parser with the same rules, or milder ones, finds the same
 * requests in the same places.
 */
final class RequestFraming {

    /** As many bytes as the listener takes for all lines of a request (max-header-size). */
    private static final int LONGEST_LINE = 32 * 1024;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile(TOKEN + " [^ \t]+ HTTP/1\\.([01])");
    private static final Pattern FIELD = Pattern.compile("(?s)(" + TOKEN + "):(.*)");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern CHUNK = Pattern.compile("(?s)([0-9A-Fa-f]{1,15})(|[ \t]*;.*)");

    private enum Part {
        REQUEST_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS
    }

    private Part part = Part.REQUEST_LINE;
    private final StringBuilder line = new StringBuilder();
    private boolean afterReturn;
    private boolean broken;

    private boolean old;
    private int hosts;
    private boolean chunked;
    private long length = -1;
    private long rest;

    /**
     * Takes the next bytes, up to the first invalid one.
     *
     * @return how many are valid
     */
    int accept(ByteBuffer bytes, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end && !broken) {
            if (rest > 0) {
                int data = (int) Math.min(rest, end - at);
                at += data;
                rest -= data;
                nextAfterData();
            } else if (take((char) (bytes.get(at) & 0xFF))) {
                at++;
            } else {
                broken = true;
            }
        }
        return at - from;
    }

    /** Whether the last bytes were invalid; nothing on the connection is a request from there on. */
    boolean isBroken() {
        return broken;
    }

    /** Whether no request is complete up to its body, so that none is being worked on. */
    boolean isInHead() {
        return part == Part.REQUEST_LINE || part == Part.FIELDS;
    }

    private void nextAfterData() {
        if (rest == 0) {
            part = part == Part.BODY ? Part.REQUEST_LINE : Part.CHUNK_END;
        }
    }

    private boolean take(char character) {
        if (afterReturn) {
            afterReturn = false;
            return character == '\n' && endOfLine();
        }
        if (character == '\r') {
            afterReturn = true;
            return true;
        }
        line.append(character);
        return line.length() <= LONGEST_LINE && (character >= ' ' && character != 0x7F || character == '\t');
    }

    private boolean endOfLine() {
        boolean valid = isValidLine();
        line.setLength(0);
        return valid;
    }

    private boolean isValidLine() {
        return switch (part) {
            case REQUEST_LINE -> requestLine();
            case FIELDS -> line.isEmpty() ? endOfHead() : field();
            case CHUNK_SIZE -> chunk();
            case CHUNK_END -> next(Part.CHUNK_SIZE) && line.isEmpty();
            case TRAILERS -> line.isEmpty() ? next(Part.REQUEST_LINE) : trailer();
            case BODY, CHUNK_DATA -> throw new IllegalStateException("data have no lines");
        };
    }

    private boolean next(Part next) {
        part = next;
        return true;
    }

    private boolean requestLine() {
        Matcher matcher = REQUEST_LINE.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        old = matcher.group(1).equals("0");
        hosts = 0;
        chunked = false;
        length = -1;
        return next(Part.FIELDS);
    }

    private boolean field() {
        Matcher matcher = FIELD.matcher(line);
        return matcher.matches()
                && isValidField(matcher.group(1), matcher.group(2).trim());
    }

    private boolean isValidField(String name, String value) {
        if (name.equalsIgnoreCase("Host")) {
            hosts++;
        } else if (name.equalsIgnoreCase("Content-Length")) {
            return length < 0 && length(value);
        } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
            boolean first = !chunked;
            chunked = true;
            return first && value.equalsIgnoreCase("chunked");
        }
        return true;
    }

    private boolean length(String value) {
        boolean valid = LENGTH.matcher(value).matches();
        length = valid ? Long.parseLong(value) : -1;
        return valid;
    }

    private boolean endOfHead() {
        boolean valid = (hosts == 1 || old && hosts == 0) && !(chunked && (old || length >= 0));
        rest = Math.max(0, length);
        return valid && next(chunked ? Part.CHUNK_SIZE : rest > 0 ? Part.BODY : Part.REQUEST_LINE);
    }

    private boolean chunk() {
        Matcher matcher = CHUNK.matcher(line);
        if (!matcher.matches()) {
            return false;
        }
        rest = Long.parseLong(matcher.group(1), 16);
        return next(rest > 0 ? Part.CHUNK_DATA : Part.TRAILERS);
    }

    /** A trailer about framing comes too late. */
    private boolean trailer() {
        Matcher matcher = FIELD.matcher(line);
        return matcher.matches() && !matcher.group(1).matches("(?i)host|content-length|transfer-encoding");
    }
}
