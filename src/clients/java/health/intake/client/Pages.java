package health.intake.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The items of a list over all its pages. A page is read when the items before it have been used. If one cannot be read, that is an
 * {@link UncheckedApiException}.
 *
 * @param <T> what the list is of
 */
public final class Pages<T> implements Iterable<T> {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^,<]*)");
    private static final Pattern NEXT = Pattern.compile("; *rel=\"?next\"?");
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&]*)");

    private final Page<T> page;

    private Pages(Page<T> page) {
        this.page = page;
    }

    public static <T> Pages<T> of(Page<T> page) {
        return new Pages<>(page);
    }

    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<T> iterator() {
        return new Reader();
    }

    /** The cursor of the link to the next page, or null on the last one. */
    static String next(List<String> linkHeaders) {
        for (String header : linkHeaders) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                Matcher cursor = CURSOR.matcher(link.group(1));
                if (NEXT.matcher(link.group(2)).find() && cursor.find()) {
                    return URLDecoder.decode(cursor.group(1), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }

    private final class Reader implements Iterator<T> {

        private Iterator<T> read = Collections.emptyIterator();
        private String cursor;
        private boolean isLast;

        @Override
        public boolean hasNext() {
            // a page may be empty although there is another
            while (!read.hasNext() && !isLast) {
                readOn();
            }
            return read.hasNext();
        }

        private void readOn() {
            try {
                ApiResponse<List<T>> next = page.read(cursor);
                read = next.getData().iterator();
                cursor = Pages.next(next.getHeaders().getOrDefault("link", List.of()));
                isLast = cursor == null;
            } catch (ApiException e) {
                throw new UncheckedApiException(e);
            }
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return read.next();
        }
    }
}
