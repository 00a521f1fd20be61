package health.intake.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profile.ProfileFilter.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFilterTest {

    private static final OrganizationId ORGANIZATION =
            new OrganizationId(UUID.fromString("01890a5d-ac96-774b-bcce-000000000001"));
    private static final String PATH = "/api/v1/profiles";
    private static final String SINCE = "2026-04-01T09:14:32.123456Z";
    private static final ProfileFilter NONE = filter(null, null, null);

    private static ProfileFilter filter(@Nullable String group, @Nullable String state, @Nullable String since) {
        return ProfileFilter.of(group, state, since);
    }

    private static void refuses(String detail, ThrowingCallable use) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(use).satisfies(problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_QUERY);
            assertThat(problem.detail()).startsWith(detail);
        });
    }

    @Test
    void withoutParametersActiveProfilesAreListed() {
        assertThat(NONE).isEqualTo(new ProfileFilter(null, null, null));
        assertThat(NONE.states()).containsExactly(ProfileState.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"active, ACTIVE, ACTIVE", "deactivated, DEACTIVATED, DEACTIVATED", "all, ALL, ACTIVE DEACTIVATED"})
    void stateSaysWhichProfilesAreListed(String text, State state, String states) {
        assertThat(filter(null, text, null).state()).isEqualTo(state);
        assertThat(filter(null, text, null).states().stream().map(ProfileState::name))
                .containsExactlyInAnyOrder(states.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Active", "ALL", "erased", "active,deactivated", "null"})
    void anyOtherStateIsRefused(String text) {
        refuses("state must be one of active, deactivated, all.", () -> filter(null, text, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T09:14:32Z, 2026-04-01T09:14:32Z",
        "2026-04-01t09:14:32z, 2026-04-01T09:14:32Z",
        "2026-04-01T11:14:32+02:00, 2026-04-01T09:14:32Z",
        "2026-04-01T09:14:32.123456789Z, 2026-04-01T09:14:32.123456Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void changesAreListedFromAnInstantOn(String text, Instant instant) {
        assertThat(filter(null, null, text).updatedSince()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-04-01",
                "2026-04-01T09:14:32",
                "2026-04-01 09:14:32Z",
                "2026-04-01T09:14Z",
                "2026-02-30T09:14:32Z",
                "1775034872",
                "yesterday"
            })
    void whatIsNoInstantWithAnOffsetIsRefused(String text) {
        refuses("updated_since must be an instant with an offset", () -> filter(null, null, text));
    }

    @Test
    void spaceInAnInstantIsRefusedWithAHintToEncodePlus() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> filter(null, null, "2026-04-01T11:14:32 02:00"))
                .withMessageContaining("%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No slug!", "nobody-knows"})
    void anyGroupIsReadAndJudgedLater(String text) {
        assertThat(filter(text, null, null).group()).isEqualTo(Reference.fromString(text));
    }

    @Test
    void lookUpTakesNoFilter() {
        assertThatCode(() -> NONE.requireNone("email")).doesNotThrowAnyException();
        refuses("profile_group cannot be combined with email", () -> filter("a", "all", SINCE)
                .requireNone("email"));
        refuses("profile_group cannot be combined with email", () -> filter("", null, null)
                .requireNone("email"));
        refuses("state cannot be combined with email", () -> filter(null, "active", null)
                .requireNone("email"));
        refuses("updated_since cannot be combined with email", () -> filter(null, null, SINCE)
                .requireNone("email"));
    }

    @Test
    void onlyTheListOfChangesExcludesAnOffset() {
        assertThatCode(() -> filter(null, null, SINCE).allowOffset(null)).doesNotThrowAnyException();
        assertThatCode(() -> filter("a", "all", null).allowOffset("5")).doesNotThrowAnyException();
        refuses("updated_since cannot be combined with offset", () -> filter(null, null, SINCE)
                .allowOffset("0"));
    }

    @Test
    void everyFilterMakesAListOfItsOwn() {
        List<ProfileFilter> filters = List.of(
                NONE,
                filter("a", null, null),
                filter("b", null, null),
                filter(null, "deactivated", null),
                filter(null, "all", null),
                filter("a", "all", null),
                filter(null, null, SINCE),
                filter(null, null, "2026-04-01T09:14:32Z"),
                filter("a", null, SINCE),
                filter(null, "all", SINCE));
        OrganizationId other = new OrganizationId(UUID.randomUUID());

        assertThat(Stream.of(ORGANIZATION, other)
                        .flatMap(each -> filters.stream().map(filter -> filter.list("profiles", each))))
                .hasSize(2 * filters.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void cursorsOfAListWithoutFilterStayValid() {
        assertThat(NONE.list("profiles", ORGANIZATION)).isEqualTo("profiles " + ORGANIZATION);
    }

    @Test
    void defaultStateAndOtherSpellingsMakeTheSameList() {
        assertThat(filter(null, "active", null).list("profiles", ORGANIZATION))
                .isEqualTo(NONE.list("profiles", ORGANIZATION));
        assertThat(filter(null, null, "2026-04-01T11:14:32.123456+02:00").list("profiles", ORGANIZATION))
                .isEqualTo(filter(null, null, SINCE).list("profiles", ORGANIZATION));
        assertThat(filter("01890A5D-AC96-774B-BCCE-000000000011", null, null).list("profiles", ORGANIZATION))
                .isEqualTo(filter("01890a5d-ac96-774b-bcce-000000000011", null, null)
                        .list("profiles", ORGANIZATION));
    }

    @Test
    void linksCarryWhatWasGiven() {
        assertThat(NONE.query(PATH)).isEqualTo(PATH);
        assertThat(filter(null, "active", null).query(PATH)).isEqualTo(PATH + "?state=active");
        assertThat(filter("acme-north", "all", SINCE).query(PATH))
                .isEqualTo(PATH + "?profile_group=acme-north&state=all&updated_since=" + SINCE);
    }
}
