package health.intake.paging;

import health.intake.problem.ProblemException;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of lists and prints the links between their pages. */
@ApplicationScoped
public class Pages {

    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");
    private static final long MAX_OFFSET = Integer.MAX_VALUE;

    @Inject
    Secrets secrets;

    private CursorFormat cursors;

    @PostConstruct
    void prepare() {
        cursors = new CursorFormat(secrets.hmacs(Purpose.LIST_CURSOR).values().toArray(Hmac[]::new));
    }

    /** @param list names the list and its organization, so that a cursor of one list is invalid in another */
    public PageRequest request(String list, PageParameters parameters) {
        return request(list, parameters, PageSize.STANDARD);
    }

    public PageRequest request(String list, PageParameters parameters, PageSize size) {
        int items = items(parameters.limit, size);
        return new PageRequest(items, 0, parameters.cursor == null ? null : position(list, parameters.cursor));
    }

    public PageRequest request(String list, @Nullable String limit, @Nullable String offset, @Nullable String cursor) {
        int items = items(limit, PageSize.STANDARD);
        long skipped = integer("offset", offset, new Range(0, MAX_OFFSET, 0));
        if (cursor == null) {
            return new PageRequest(items, skipped, null);
        }
        if (offset != null) {
            throw ProblemException.invalidQuery("cursor", Rule.of(Rules.NO_OFFSET));
        }
        return new PageRequest(items, 0, position(list, cursor));
    }

    private static int items(@Nullable String limit, PageSize size) {
        return (int) integer("limit", limit, new Range(1, size.max(), size.otherwise()));
    }

    private Position position(String list, String cursor) {
        return cursors.open(list, cursor)
                .orElseThrow(() -> ProblemException.invalidQuery("cursor", Rule.of(Rules.CURSOR)));
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

    private static long integer(String name, @Nullable String text, Range range) {
        if (text == null) {
            return range.otherwise;
        }
        return Optional.of(text)
                .filter(given -> INTEGER.matcher(given).matches())
                .map(Long::valueOf)
                .filter(value -> value >= range.min && value <= range.max)
                .orElseThrow(() -> ProblemException.invalidQuery(
                        name, Rule.of(Rules.BETWEEN).where("min", range.min).where("max", range.max)));
    }

    /** The range of an integer, and its default. */
    private record Range(long min, long max, long otherwise) {}
}
