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
                ListStatement statement = statement(groups, page);

                assertThat(count(statement.sql(), "from profile "))
                        .isEqualTo(count(statement.sql(), "organization_id = ?"))
                        .isEqualTo(groups == null ? 1 : groups.size());
                assertThat(statement.sql()).doesNotContain("'", "01890a5d", "2026");
                assertThat(count(statement.sql(), "?"))
                        .isEqualTo(statement.parameters().size());
            }
        }
    }

    private static ListStatement statement(@Nullable Set<GroupId> groups, PageRequest page) {
        return new ListStatement(new AccessContext(ORGANIZATION, groups), page, ListStatement.Kind.ALL);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
