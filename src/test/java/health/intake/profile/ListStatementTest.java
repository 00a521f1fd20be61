package health.intake.profile;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.AccessContext;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListStatementTest {

    private static final OrganizationId ORGANIZATION =
            new OrganizationId(UUID.fromString("01890a5d-ac96-774b-bcce-000000000001"));
    private static final GroupId GROUP_1 = new GroupId(UUID.fromString("01890a5d-ac96-774b-bcce-000000000011"));
    private static final GroupId GROUP_2 = new GroupId(UUID.fromString("01890a5d-ac96-774b-bcce-000000000012"));
    private static final Set<ProfileState> ACTIVE = Set.of(ProfileState.ACTIVE);
    private static final Set<ProfileState> BOTH = Set.of(ProfileState.values());
    private static final Position AFTER = new Position(
            Instant.parse("2026-04-01T09:14:32.123456Z"), UUID.fromString("01890a5d-ac96-774b-bcce-000000000099"));
    private static final long DEEPEST = 999_999_999_999_999_999L;
    private static final long AFTER_MICROS = 1_775_034_872_123_456L;
    private static final ListStatement.Span SPAN =
            new ListStatement.Span(Instant.parse("2026-04-01T09:14:30Z"), Instant.parse("2026-04-01T09:14:40Z"));
    private static final long SINCE_MICROS = 1_775_034_870_000_000L;
    private static final long UNTIL_MICROS = 1_775_034_880_000_000L;

    @Test
    void theFirstPageIsARangeOfTheOrganizationsIndex() {
        ListStatement statement = statement(null, new PageRequest(100, 0, null));

        assertThat(statement.sql())
                .isEqualTo("select p.* from profile p force index (ix_profile_organization_state_created)"
                        + " where organization_id = ?1 and state = ?2 order by created_at desc, id desc limit ?3");
        assertThat(statement.parameters()).containsExactly(ORGANIZATION.toString(), "ACTIVE", 101);
    }

    @Test
    void aCursorIsARangeThatBeginsAfterItsPosition() {
        ListStatement statement = statement(null, new PageRequest(10, 0, AFTER));

        assertThat(statement.sql())
                .isEqualTo("select p.* from profile p force index (ix_profile_organization_state_created)"
                        + " where organization_id = ?1 and state = ?2 and created_at <= ?3 and (created_at < ?4 or id < ?5)"
                        + " order by created_at desc, id desc limit ?6");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        AFTER_MICROS,
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        11);
    }

    @Test
    void anOffsetSkipsEntriesOfTheIndexAndNotRows() {
        ListStatement statement = statement(null, new PageRequest(10, 2000, null));

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, created_at from profile"
                        + " force index (ix_profile_organization_state_created) where organization_id = ?1 and state = ?2"
                        + " order by created_at desc, id desc limit ?3 offset ?4) page"
                        + " join profile p on p.id = page.id order by p.created_at desc, p.id desc");
        assertThat(statement.parameters()).containsExactly(ORGANIZATION.toString(), "ACTIVE", 11L, 2000L);
    }

    @Test
    void aKeyWithSomeGroupsMergesOneRangeOfEach() {
        ListStatement statement = statement(Set.of(GROUP_2, GROUP_1), new PageRequest(10, 5, null));
        String range = "(select id, created_at from profile force index (ix_profile_group_state_created)"
                + " where organization_id = %s and group_id = %s and state = %s order by created_at desc, id desc limit %s)";

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, created_at from ("
                        + range.formatted("?1", "?2", "?3", "?4") + " union all "
                        + range.formatted("?5", "?6", "?7", "?8")
                        + ") parts order by created_at desc, id desc limit ?9 offset ?10) page"
                        + " join profile p on p.id = page.id order by p.created_at desc, p.id desc");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
                        "ACTIVE",
                        16L,
                        ORGANIZATION.toString(),
                        GROUP_2.toString(),
                        "ACTIVE",
                        16L,
                        11,
                        5L);
    }

    @Test
    void aCursorOfAKeyWithSomeGroupsLimitsEachRange() {
        ListStatement statement = statement(Set.of(GROUP_1), new PageRequest(10, 0, AFTER));

        assertThat(statement.sql())
                .contains("group_id = ?2 and state = ?3 and created_at <= ?4 and (created_at < ?5 or id < ?6)"
                        + " order by created_at desc, id desc limit ?7)");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
                        "ACTIVE",
                        AFTER_MICROS,
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        11L,
                        11,
                        0L);
    }

    @Test
    void patientsAreThoseWithAnAccountOrAPassword() {
        String isPatient = " and coalesce((select 1 from patient a where a.profile_id = %1$s.id"
                + " and a.organization_id = %1$s.organization_id), (select 1 from credential c"
                + " where c.profile_id = %1$s.id and c.organization_id = %1$s.organization_id)) = 1"
                + " order by created_at desc, id desc limit ";
        for (@Nullable Set<GroupId> groups : Arrays.asList(null, Set.of(GROUP_1), Set.of(GROUP_1, GROUP_2))) {
            for (PageRequest page : List.of(new PageRequest(10, 0, AFTER), new PageRequest(10, 7, null))) {
                AccessContext context = new AccessContext(ORGANIZATION, groups);
                ListStatement all = new ListStatement(context, page, ListStatement.Kind.ALL, ACTIVE);
                ListStatement patients = new ListStatement(context, page, ListStatement.Kind.PATIENTS, ACTIVE);
                String inner = isPatient.formatted(groups == null && page.offset() == 0 ? "p" : "profile");

                assertThat(patients.parameters()).isEqualTo(all.parameters());
                assertThat(count(patients.sql(), inner)).isEqualTo(groups == null ? 1 : groups.size());
                assertThat(patients.sql().replace(inner, " order by created_at desc, id desc limit "))
                        .isEqualTo(all.sql());
            }
        }
    }

    @Test
    void everyPartNamesTheOrganizationAndNoValueStandsInTheText() {
        for (@Nullable Set<GroupId> groups : Arrays.asList(null, Set.of(GROUP_1), Set.of(GROUP_1, GROUP_2))) {
            for (PageRequest page : List.of(
                    new PageRequest(500, 0, null), new PageRequest(1, DEEPEST, null), new PageRequest(7, 0, AFTER))) {
                for (ListStatement statement : List.of(statement(groups, page), changes(groups, page))) {
                    int parts = count(statement.sql(), " profile force index")
                            + count(statement.sql(), " profile p force")
                            + count(statement.sql(), " profile t force");
                    assertThat(parts)
                            .isEqualTo(count(statement.sql(), "organization_id = ?"))
                            .isPositive();
                    assertThat(count(statement.sql(), "group_id = ?")).isEqualTo(groups == null ? 0 : parts);
                    assertThat(count(statement.sql(), "state = ?")).isEqualTo(parts);
                    assertThat(statement.sql()).doesNotContain("'", "01890a5d", "2026");
                    assertThat(count(statement.sql(), "?"))
                            .isEqualTo(statement.parameters().size());
                }
            }
        }
    }

    /** Of changed profiles all of the last instant, since the index does not have them in the order of their ids. */
    private static final String CHANGED = "(select t.id, t.updated_at as at from (select distinct updated_at from"
            + " (select updated_at from profile force index (ix_profile_%s_state_changed) where %s"
            + " and updated_at >= ?%s and updated_at <= ?%s order by updated_at limit ?%s) found) instants"
            + " straight_join profile t force index (ix_profile_%1$s_state_changed) on %s and t.updated_at = instants.updated_at)";

    private static final String UNCHANGED = "(select id, created_at as at from profile"
            + " force index (ix_profile_%s_state_changed) where %s and updated_at is null"
            + " and created_at >= ?%s and created_at <= ?%s order by created_at, id limit ?%s)";

    @Test
    void changesMergeRangesOfProfilesThatWereChangedAndOfThoseThatWereNot() {
        ListStatement statement = changes(null, new PageRequest(100, 0, null));

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, at from ("
                        + CHANGED.formatted(
                                "organization",
                                "organization_id = ?1 and state = ?2",
                                3,
                                4,
                                5,
                                "t.organization_id = ?6 and t.state = ?7")
                        + " union all "
                        + UNCHANGED.formatted("organization", "organization_id = ?8 and state = ?9", 10, 11, 12)
                        + ") parts order by at, id limit ?13) page"
                        + " join profile p on p.id = page.id order by page.at, page.id");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        SINCE_MICROS,
                        UNTIL_MICROS,
                        101,
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        SINCE_MICROS,
                        UNTIL_MICROS,
                        101,
                        101);
    }

    @Test
    void aCursorOfChangesBeginsEachRangeAfterItsPosition() {
        ListStatement statement = changes(null, new PageRequest(10, 0, AFTER));

        assertThat(statement.sql())
                .contains(
                        "updated_at >= ?3 and (updated_at > ?4 or id > ?5) and updated_at <= ?6 order by updated_at limit ?7",
                        "and t.updated_at = instants.updated_at where t.updated_at > ?10 or t.id > ?11) union all",
                        "updated_at is null and created_at >= ?14 and (created_at > ?15 or id > ?16)"
                                + " and created_at <= ?17 order by created_at, id limit ?18");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        AFTER_MICROS,
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        UNTIL_MICROS,
                        11,
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        ORGANIZATION.toString(),
                        "ACTIVE",
                        AFTER_MICROS,
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        UNTIL_MICROS,
                        11,
                        11);
    }

    @Test
    void changesInSomeGroupsMergeTheRangesOfEach() {
        ListStatement statement = changes(Set.of(GROUP_2, GROUP_1), new PageRequest(10, 0, null));
        String group = "%1$sorganization_id = ?%2$d and %1$sgroup_id = ?%3$d and %1$sstate = ?%4$d";

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, at from ("
                        + CHANGED.formatted(
                                "group", group.formatted("", 1, 2, 3), 4, 5, 6, group.formatted("t.", 7, 8, 9))
                        + " union all " + UNCHANGED.formatted("group", group.formatted("", 10, 11, 12), 13, 14, 15)
                        + " union all "
                        + CHANGED.formatted(
                                "group", group.formatted("", 16, 17, 18), 19, 20, 21, group.formatted("t.", 22, 23, 24))
                        + " union all " + UNCHANGED.formatted("group", group.formatted("", 25, 26, 27), 28, 29, 30)
                        + ") parts order by at, id limit ?31) page"
                        + " join profile p on p.id = page.id order by page.at, page.id");
        assertThat(statement.parameters().subList(0, 9))
                .containsExactly(
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
                        "ACTIVE",
                        SINCE_MICROS,
                        UNTIL_MICROS,
                        11,
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
                        "ACTIVE");
        assertThat(statement.parameters()).hasSize(31).contains(GROUP_2.toString());
    }

    @Test
    void aListOfBothStatesMergesOneRangeOfEach() {
        AccessContext context = new AccessContext(ORGANIZATION, null);
        ListStatement all = new ListStatement(context, new PageRequest(10, 5, null), ListStatement.Kind.ALL, BOTH);
        String range = "(select id, created_at from profile force index (ix_profile_organization_state_created)"
                + " where organization_id = %s and state = %s order by created_at desc, id desc limit %s)";

        assertThat(all.sql())
                .isEqualTo("select p.* from (select id, created_at from ("
                        + range.formatted("?1", "?2", "?3") + " union all " + range.formatted("?4", "?5", "?6")
                        + ") parts order by created_at desc, id desc limit ?7 offset ?8) page"
                        + " join profile p on p.id = page.id order by p.created_at desc, p.id desc");
        assertThat(all.parameters())
                .containsExactly(
                        ORGANIZATION.toString(), "ACTIVE", 16L, ORGANIZATION.toString(), "DEACTIVATED", 16L, 11, 5L);
    }

    @Test
    void aListOfBothStatesHasThePartsOfTheOneAndOfTheOther() {
        for (@Nullable Set<GroupId> groups : Arrays.asList(null, Set.of(GROUP_1), Set.of(GROUP_1, GROUP_2))) {
            AccessContext context = new AccessContext(ORGANIZATION, groups);
            PageRequest page = new PageRequest(10, 0, AFTER);
            int owners = groups == null ? 1 : groups.size();
            ListStatement created = new ListStatement(context, page, ListStatement.Kind.ALL, BOTH);
            ListStatement changed = new ListStatement(context, page, SPAN, BOTH);

            assertThat(count(created.sql(), "_state_created)")).isEqualTo(2 * owners);
            assertThat(count(changed.sql(), "_state_changed)")).isEqualTo(2 * 3 * owners);
            for (ListStatement statement : List.of(created, changed)) {
                int parts = count(statement.sql(), "organization_id = ?");
                assertThat(statement.parameters().stream().filter("ACTIVE"::equals))
                        .hasSize(parts / 2);
                assertThat(statement.parameters().stream().filter("DEACTIVATED"::equals))
                        .hasSize(parts / 2);
            }
        }
    }

    private static ListStatement statement(@Nullable Set<GroupId> groups, PageRequest page) {
        return new ListStatement(new AccessContext(ORGANIZATION, groups), page, ListStatement.Kind.ALL, ACTIVE);
    }

    private static ListStatement changes(@Nullable Set<GroupId> groups, PageRequest page) {
        return new ListStatement(new AccessContext(ORGANIZATION, groups), page, SPAN, ACTIVE);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
