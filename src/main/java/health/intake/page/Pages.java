package health.intake.page;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of lists and prints the links between their pages. */
@ApplicationScoped
public class Pages {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final long MAX_OFFSET = Integer.MAX_VALUE;

    @Inject
    Secrets secrets;

    private CursorFormat cursors;

    @PostConstruct
    void prepare() {
        cursors = new CursorFormat(secrets.hmac("list cursor"));
    }

    /** @param list names the list and its organization, so that a cursor of one list is none in another */
    public PageRequest request(String list, PageParameters parameters) {
        return request(list, parameters.limit, null, parameters.cursor);
    }

    public PageRequest request(String list, @Nullable String limit, @Nullable String offset, @Nullable String cursor) {
        long items = integer("limit", limit, DEFAULT_LIMIT);
        if (items < 1 || items > MAX_LIMIT) {
            throw invalid("limit must be an integer from 1 to 500.");
        }
        long skipped = integer("offset", offset, 0);
        if (skipped > MAX_OFFSET) {
            throw invalid("offset must be an integer from 0 to 2147483647.");
        }
        if (cursor == null) {
            return new PageRequest((int) items, skipped, null);
        }
        if (offset != null) {
            throw invalid("cursor and offset exclude each other.");
        }
        Position after = cursors.open(list, cursor).orElseThrow(() -> invalid("cursor is not one of this list."));
        return new PageRequest((int) items, 0, after);
    }

    /**
     * The Link header (RFC 8288) of a page: {@code first} and, if there is more, {@code next}.
     *
     * @param path of the list, absolute; with the other parameters that it was asked with, if there are any
     */
    public String links(String path, String list, PageRequest request, @Nullable Position next) {
        String base = "<" + path + (path.indexOf('?') < 0 ? "?" : "&") + "limit=" + request.limit();
        String first = base + ">; rel=\"first\"";
        return next == null ? first : first + ", " + base + "&cursor=" + cursors.seal(list, next) + ">; rel=\"next\"";
    }

    private static long integer(String name, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!INTEGER.matcher(text).matches()) {
            throw invalid(name + " must be an integer in its range.");
        }
        return Long.parseLong(text);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_QUERY, detail);
    }
}
