package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.id.GroupId;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.time.InstantColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL of one page of profiles, newest first. Each part of it reads no more index entries than it returns, for
 * organizations of any size. The indexes are forced, because otherwise MariaDB's optimizer walks all newer entries of the
 * organization to find the beginning of a page. A key with several groups merges one such part for each group.
 */
final class ListStatement {

    private static final String NEWEST_FIRST = " order by created_at desc, id desc";

    /**
     * A patient has an account, or the password of one; both are read by their primary keys. MariaDB would read the whole
     * tables instead if it were asked with {@code exists}.
     */
    private static final String IS_PATIENT = " and coalesce((select 1 from patient a"
            + " where a.profile_id = %1$s.id and a.organization_id = %1$s.organization_id),"
            + " (select 1 from credential c"
            + " where c.profile_id = %1$s.id and c.organization_id = %1$s.organization_id)) = 1";

    /** The profiles that a list shows. */
    enum Kind {
        ALL,
        PATIENTS
    }

    private final Kind kind;
    private final List<Object> parameters = new ArrayList<>();
    private final String sql;

    ListStatement(AccessContext context, PageRequest page, Kind kind) {
        this.kind = kind;
        Set<GroupId> groups = context.groups();
        if (groups == null) {
            sql = page.offset() == 0 ? rows(context, page) : deferred(ids(context, page, page.offset()));
        } else {
            sql = deferred(merged(context, groups, page));
        }
    }

    String sql() {
        return sql;
    }

    /** Values of the positional parameters, which are numbered from 1. */
    List<Object> parameters() {
        return parameters;
    }

    private String rows(AccessContext context, PageRequest page) {
        return "select p.* from profile p force index (ix_profile_organization_created) where organization_id = "
                + bind(context.organizationId()) + range(page) + only("p") + NEWEST_FIRST + " limit "
                + bind(page.fetch());
    }

    private String only(String profile) {
        return kind == Kind.PATIENTS ? IS_PATIENT.formatted(profile) : "";
    }

    /** Skips index entries only; reads only the rows of the page. */
    private static String deferred(String ids) {
        return "select p.* from (" + ids + ") page join profile p on p.id = page.id"
                + " order by p.created_at desc, p.id desc";
    }

    private String ids(AccessContext context, PageRequest page, long offset) {
        return "select id, created_at from profile force index (ix_profile_organization_created)"
                + " where organization_id = " + bind(context.organizationId()) + range(page) + only("profile")
                + NEWEST_FIRST + " limit " + bind(page.fetch()) + " offset " + bind(offset);
    }

    private String merged(AccessContext context, Set<GroupId> groups, PageRequest page) {
        String parts = groups.stream()
                .sorted(Comparator.comparing(GroupId::value))
                .map(group -> "(" + part(context, group, page) + ")")
                .collect(Collectors.joining(" union all "));
        return "select id, created_at from (" + parts + ") parts" + NEWEST_FIRST + " limit " + bind(page.fetch())
                + " offset " + bind(page.offset());
    }

    private String part(AccessContext context, GroupId group, PageRequest page) {
        return "select id, created_at from profile force index (ix_profile_group_created) where organization_id = "
                + bind(context.organizationId()) + " and group_id = " + bind(group) + range(page) + only("profile")
                + NEWEST_FIRST + " limit " + bind(page.offset() + page.fetch());
    }

    private String range(PageRequest page) {
        Position after = page.after();
        if (after == null) {
            return "";
        }
        long at = InstantColumn.micros(after.createdAt());
        return Stream.of(
                        " and created_at <= ",
                        bind(at),
                        " and (created_at < ",
                        bind(at),
                        " or id < ",
                        bind(after.id()),
                        ")")
                .collect(Collectors.joining());
    }

    private String bind(Object value) {
        parameters.add(value instanceof Number ? value : value.toString());
        return "?" + parameters.size();
    }
}
