package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.id.GroupId;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.time.InstantColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one page of profiles, newest first, or of their changes, oldest first. Each part of it reads no more index entries
 * than it returns, for organizations of any size. The indexes are forced, because otherwise MariaDB's optimizer walks all
 * entries of the organization before the page to find its beginning. Several groups or states merge one such part for each.
 */
final class ListStatement {

    private static final String NEWEST_FIRST = " order by created_at desc, id desc";

    private static final String OLDEST_CHANGED = " order by at, id";

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

    /** Instants of changes, both inclusive. */
    record Span(Instant from, Instant until) {}

    /** The profiles of one state, of the organization or of one of its groups: a range of an index. */
    private record Part(AccessContext context, @Nullable GroupId group, ProfileState state) {

        /** @param order the column that the index orders by: created or changed */
        String index(String order) {
            return " force index (ix_profile_" + (group == null ? "organization" : "group") + "_state_" + order + ")";
        }
    }

    private final Kind kind;
    private final List<Object> parameters = new ArrayList<>();
    private final String sql;

    /** @param states at least one */
    ListStatement(AccessContext context, PageRequest page, Kind kind, Set<ProfileState> states) {
        this.kind = kind;
        List<Part> parts = parts(context, states);
        if (context.groups() == null && parts.size() == 1) {
            Part part = parts.get(0);
            sql = page.offset() == 0 ? rows(part, page) : deferred(ids(part, page, page.offset()));
        } else {
            sql = deferred(merged(parts, page));
        }
    }

    /** Of all profiles, in the order of their changes. */
    ListStatement(AccessContext context, PageRequest page, Span changes, Set<ProfileState> states) {
        this.kind = Kind.ALL;
        this.sql = changes(parts(context, states), page, changes);
    }

    String sql() {
        return sql;
    }

    /** Values of the positional parameters, which are numbered from 1. */
    List<Object> parameters() {
        return parameters;
    }

    private static List<Part> parts(AccessContext context, Set<ProfileState> states) {
        Set<GroupId> groups = context.groups();
        Stream<@Nullable GroupId> owners = groups == null
                ? Stream.of((GroupId) null)
                : groups.stream().sorted(Comparator.comparing(GroupId::value));
        return owners.flatMap(group -> states.stream().sorted().map(state -> new Part(context, group, state)))
                .toList();
    }

    private String rows(Part part, PageRequest page) {
        return "select p.* from profile p" + part.index("created") + " where " + of(part, "") + range(page) + only("p")
                + NEWEST_FIRST + " limit " + bind(page.fetch());
    }

    private String only(String profile) {
        return kind == Kind.PATIENTS ? IS_PATIENT.formatted(profile) : "";
    }

    /** Skips index entries only; reads only the rows of the page. */
    private static String deferred(String ids) {
        return "select p.* from (" + ids + ") page join profile p on p.id = page.id"
                + " order by p.created_at desc, p.id desc";
    }

    private String ids(Part part, PageRequest page, long offset) {
        return first(part, page, page.fetch()) + " offset " + bind(offset);
    }

    private String merged(List<Part> parts, PageRequest page) {
        String ranges = parts.stream()
                .map(part -> "(" + first(part, page, page.offset() + page.fetch()) + ")")
                .collect(Collectors.joining(" union all "));
        return "select id, created_at from (" + ranges + ") parts" + NEWEST_FIRST + " limit " + bind(page.fetch())
                + " offset " + bind(page.offset());
    }

    private String first(Part part, PageRequest page, long limit) {
        return "select id, created_at from profile" + part.index("created") + " where " + of(part, "") + range(page)
                + only("profile") + NEWEST_FIRST + " limit " + bind(limit);
    }

    private String of(Part part, String table) {
        return table + "organization_id = " + bind(part.context().organizationId())
                + (part.group() == null ? "" : " and " + table + "group_id = " + bind(part.group()))
                + " and " + table + "state = " + bind(part.state());
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

    private String changes(List<Part> all, PageRequest page, Span span) {
        String parts = all.stream()
                .map(part -> "(" + changed(part, page, span) + ") union all (" + unchanged(part, page, span) + ")")
                .collect(Collectors.joining(" union all "));
        return "select p.* from (select id, at from (" + parts + ") parts" + OLDEST_CHANGED + " limit "
                + bind(page.fetch()) + ") page join profile p on p.id = page.id order by page.at, page.id";
    }

    /** The index has those of one instant in another order than by their ids: they are read to the last, and sorted later. */
    private String changed(Part part, PageRequest page, Span span) {
        Position after = page.after();
        String instants = "select updated_at from profile" + part.index("changed") + " where " + of(part, "")
                + range("updated_at", page, span) + " order by updated_at limit " + bind(page.fetch());
        return "select t.id, t.updated_at as at from (select distinct updated_at from (" + instants
                + ") found) instants straight_join profile t" + part.index("changed") + " on " + of(part, "t.")
                + " and t.updated_at = instants.updated_at"
                + (after == null ? "" : " where " + isAfter("t.", "updated_at", after));
    }

    private String unchanged(Part part, PageRequest page, Span span) {
        return "select id, created_at as at from profile" + part.index("changed") + " where " + of(part, "")
                + " and updated_at is null" + range("created_at", page, span) + " order by created_at, id limit "
                + bind(page.fetch());
    }

    private String range(String column, PageRequest page, Span span) {
        Position after = page.after();
        String begin = " and " + column + " >= " + micros(after == null ? span.from() : after.createdAt())
                + (after == null ? "" : " and (" + isAfter("", column, after) + ")");
        return begin + " and " + column + " <= " + micros(span.until());
    }

    private String isAfter(String table, String column, Position after) {
        return table + column + " > " + micros(after.createdAt()) + " or " + table + "id > " + bind(after.id());
    }

    private String micros(Instant instant) {
        return bind(InstantColumn.micros(instant));
    }

    private String bind(Object value) {
        parameters.add(value instanceof Number ? value : value.toString());
        return "?" + parameters.size();
    }
}
