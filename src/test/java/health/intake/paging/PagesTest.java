package health.intake.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.secret.Secrets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String LIST = "profiles 1";
    private static final Position POSITION =
            new Position(Instant.parse("2026-04-01T09:14:32.123456Z"), UUID.randomUUID());

    private final Pages pages = new Pages();

    @BeforeEach
    void prepare() {
        Optional<String> secret = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
        pages.secrets = new Secrets(secret, Optional.empty(), secret);
        pages.prepare();
    }

    @Test
    void aPageHas100ItemsFromTheBeginningByDefault() {
        assertThat(pages.request(LIST, null, null, null)).isEqualTo(new PageRequest(100, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "500, 500", "100, 100", "007, 7"})
    void aLimitFrom1To500IsAccepted(String given, int limit) {
        assertThat(pages.request(LIST, given, null, null).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "501",
                "-1",
                "+5",
                "",
                " ",
                " 5",
                "5 ",
                "1.0",
                "1e2",
                "0x10",
                "ten",
                "٥",
                "４",
                "null",
                "2147483648",
                "4294967297",
                "9223372036854775808",
                "99999999999999999999999999"
            })
    void anyOtherLimitIsRefusedAndNotClamped(String given) {
        assertInvalid(() -> pages.request(LIST, given, null, null));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1000000, 1000000", "2147483647, 2147483647"})
    void anOffsetFrom0IsAccepted(String given, long offset) {
        assertThat(pages.request(LIST, null, given, null)).isEqualTo(new PageRequest(100, offset, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "", " ", "1.5", "1e3", "x", "٥", "2147483648", "99999999999999999999999999"})
    void anyOtherOffsetIsRefused(String given) {
        assertInvalid(() -> pages.request(LIST, null, given, null));
    }

    @Test
    void aCursorLeadsToItsPosition() {
        assertThat(pages.request(LIST, "7", null, cursor(LIST))).isEqualTo(new PageRequest(7, 0, POSITION));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertInvalid(() -> pages.request("profiles 2", null, null, cursor(LIST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "AAAA", "null"})
    void anythingElseIsNoCursor(String given) {
        assertInvalid(() -> pages.request(LIST, null, null, given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "x"})
    void aCursorExcludesAnOffset(String offset) {
        assertInvalid(() -> pages.request(LIST, null, offset, cursor(LIST)));
    }

    @Test
    void parametersOfListsWithoutOffsetAreReadTheSame() {
        PageParameters parameters = new PageParameters();
        parameters.limit = "3";
        parameters.cursor = cursor(LIST);

        assertThat(pages.request(LIST, parameters)).isEqualTo(new PageRequest(3, 0, POSITION));
    }

    @Test
    void theLastPageLinksToTheFirstOnly() {
        assertThat(pages.links("/api/v1/profiles", LIST, new PageRequest(7, 0, null), null))
                .isEqualTo("</api/v1/profiles?limit=7>; rel=\"first\"");
    }

    @Test
    void anyOtherPageLinksToTheNextWithTheSameLimit() {
        assertThat(pages.links("/api/v1/profiles", LIST, new PageRequest(7, 0, null), POSITION))
                .isEqualTo("</api/v1/profiles?limit=7>; rel=\"first\", </api/v1/profiles?limit=7&cursor=" + cursor(LIST)
                        + ">; rel=\"next\"");
    }

    @Test
    void linksKeepTheOtherParametersOfTheList() {
        assertThat(pages.links("/api/admin/audit?key=k", LIST, new PageRequest(7, 0, null), POSITION))
                .isEqualTo("</api/admin/audit?key=k&limit=7>; rel=\"first\", </api/admin/audit?key=k&limit=7&cursor="
                        + cursor(LIST) + ">; rel=\"next\"");
    }

    @Test
    void oneItemMoreThanWantedTellsThatThereIsANextPage() {
        List<Integer> items = IntStream.rangeClosed(1, 4).boxed().toList();

        Page<Integer> page = Page.of(items, 3, PagesTest::position);

        assertThat(new PageRequest(3, 0, null).fetch()).isEqualTo(4);
        assertThat(page.items()).containsExactly(1, 2, 3);
        assertThat(page.next()).isEqualTo(position(3));
    }

    @Test
    void asManyItemsAsWantedAreTheLastPage() {
        assertThat(Page.of(List.of(1, 2, 3), 3, PagesTest::position)).isEqualTo(new Page<>(List.of(1, 2, 3), null));
        assertThat(Page.of(List.<Integer>of(), 3, PagesTest::position)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void anotherFormOfTheItemsKeepsTheNextPage() {
        Page<String> page = Page.of(List.of(1, 2), 1, PagesTest::position).map(item -> "no. " + item);

        assertThat(page).isEqualTo(new Page<>(List.of("no. 1"), position(1)));
    }

    private static Position position(int item) {
        return new Position(Instant.EPOCH, new UUID(0, item));
    }

    /** Taken from a link, as clients do. */
    private String cursor(String list) {
        String links = pages.links("/", list, new PageRequest(1, 0, null), POSITION);
        return links.replaceAll(".*cursor=([^>]*)>.*", "$1");
    }

    private static void assertInvalid(Runnable request) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(request::run)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_QUERY));
    }
}
