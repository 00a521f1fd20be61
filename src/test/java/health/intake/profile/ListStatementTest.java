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
                .isEqualTo("select p.* from profile p force index (ix_profile_organization_created)"
                        + " where organization_id = ?1 order by created_at desc, id desc limit ?2");
        assertThat(statement.parameters()).containsExactly(ORGANIZATION.toString(), 101);
    }

    @Test
    void aCursorIsARangeThatBeginsAfterItsPosition() {
        ListStatement statement = statement(null, new PageRequest(10, 0, AFTER));

        assertThat(statement.sql())
                .isEqualTo("select p.* from profile p force index (ix_profile_organization_created)"
                        + " where organization_id = ?1 and created_at <= ?2 and (created_at < ?3 or id < ?4)"
                        + " order by created_at desc, id desc limit ?5");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
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
                        + " force index (ix_profile_organization_created) where organization_id = ?1"
                        + " order by created_at desc, id desc limit ?2 offset ?3) page"
                        + " join profile p on p.id = page.id order by p.created_at desc, p.id desc");
        assertThat(statement.parameters()).containsExactly(ORGANIZATION.toString(), 11, 2000L);
    }

    @Test
    void aKeyWithSomeGroupsMergesOneRangeOfEach() {
        ListStatement statement = statement(Set.of(GROUP_2, GROUP_1), new PageRequest(10, 5, null));
        String range = "(select id, created_at from profile force index (ix_profile_group_created)"
                + " where organization_id = %s and group_id = %s order by created_at desc, id desc limit %s)";

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, created_at from ("
                        + range.formatted("?1", "?2", "?3") + " union all " + range.formatted("?4", "?5", "?6")
                        + ") parts order by created_at desc, id desc limit ?7 offset ?8) page"
                        + " join profile p on p.id = page.id order by p.created_at desc, p.id desc");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
                        16L,
                        ORGANIZATION.toString(),
                        GROUP_2.toString(),
                        16L,
                        11,
                        5L);
    }

    @Test
    void aCursorOfAKeyWithSomeGroupsLimitsEachRange() {
        ListStatement statement = statement(Set.of(GROUP_1), new PageRequest(10, 0, AFTER));

        assertThat(statement.sql())
                .contains("group_id = ?2 and created_at <= ?3 and (created_at < ?4 or id < ?5)"
                        + " order by created_at desc, id desc limit ?6)");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
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
                ListStatement all = new ListStatement(context, page, ListStatement.Kind.ALL);
                ListStatement patients = new ListStatement(context, page, ListStatement.Kind.PATIENTS);
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
                    assertThat(statement.sql()).doesNotContain("'", "01890a5d", "2026");
                    assertThat(count(statement.sql(), "?"))
                            .isEqualTo(statement.parameters().size());
                }
            }
        }
    }

    /** Of changed profiles all of the last instant, since the index does not have them in the order of their ids. */
    private static final String CHANGED = "(select t.id, t.updated_at as at from (select distinct updated_at from"
            + " (select updated_at from profile force index (ix_profile_%s_changed) where %s"
            + " and updated_at >= ?%s and updated_at <= ?%s order by updated_at limit ?%s) found) instants"
            + " straight_join profile t force index (ix_profile_%1$s_changed) on %s and t.updated_at = instants.updated_at)";

    private static final String UNCHANGED = "(select id, created_at as at from profile"
            + " force index (ix_profile_%s_changed) where %s and updated_at is null"
            + " and created_at >= ?%s and created_at <= ?%s order by created_at, id limit ?%s)";

    @Test
    void changesMergeRangesOfProfilesThatWereChangedAndOfThoseThatWereNot() {
        ListStatement statement = changes(null, new PageRequest(100, 0, null));

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, at from ("
                        + CHANGED.formatted("organization", "organization_id = ?1", 2, 3, 4, "t.organization_id = ?5")
                        + " union all " + UNCHANGED.formatted("organization", "organization_id = ?6", 7, 8, 9)
                        + ") parts order by at, id limit ?10) page"
                        + " join profile p on p.id = page.id order by page.at, page.id");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        SINCE_MICROS,
                        UNTIL_MICROS,
                        101,
                        ORGANIZATION.toString(),
                        ORGANIZATION.toString(),
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
                        "updated_at >= ?2 and (updated_at > ?3 or id > ?4) and updated_at <= ?5 order by updated_at limit ?6",
                        "and t.updated_at = instants.updated_at where t.updated_at > ?8 or t.id > ?9) union all",
                        "updated_at is null and created_at >= ?11 and (created_at > ?12 or id > ?13)"
                                + " and created_at <= ?14 order by created_at, id limit ?15");
        assertThat(statement.parameters())
                .containsExactly(
                        ORGANIZATION.toString(),
                        AFTER_MICROS,
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        UNTIL_MICROS,
                        11,
                        ORGANIZATION.toString(),
                        AFTER_MICROS,
                        AFTER.id().toString(),
                        ORGANIZATION.toString(),
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
        String group = "%1$sorganization_id = ?%2$d and %1$sgroup_id = ?%3$d";

        assertThat(statement.sql())
                .isEqualTo("select p.* from (select id, at from ("
                        + CHANGED.formatted("group", group.formatted("", 1, 2), 3, 4, 5, group.formatted("t.", 6, 7))
                        + " union all " + UNCHANGED.formatted("group", group.formatted("", 8, 9), 10, 11, 12)
                        + " union all "
                        + CHANGED.formatted(
                                "group", group.formatted("", 13, 14), 15, 16, 17, group.formatted("t.", 18, 19))
                        + " union all " + UNCHANGED.formatted("group", group.formatted("", 20, 21), 22, 23, 24)
                        + ") parts order by at, id limit ?25) page"
                        + " join profile p on p.id = page.id order by page.at, page.id");
        assertThat(statement.parameters().subList(0, 7))
                .containsExactly(
                        ORGANIZATION.toString(),
                        GROUP_1.toString(),
                        SINCE_MICROS,
                        UNTIL_MICROS,
                        11,
                        ORGANIZATION.toString(),
                        GROUP_1.toString());
        assertThat(statement.parameters()).hasSize(25).contains(GROUP_2.toString());
    }

    private static ListStatement statement(@Nullable Set<GroupId> groups, PageRequest page) {
        return new ListStatement(new AccessContext(ORGANIZATION, groups), page, ListStatement.Kind.ALL);
    }

    private static ListStatement changes(@Nullable Set<GroupId> groups, PageRequest page) {
        return new ListStatement(new AccessContext(ORGANIZATION, groups), page, SPAN);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
