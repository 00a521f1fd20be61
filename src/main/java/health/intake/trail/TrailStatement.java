package health.intake.trail;

import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.time.InstantColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one page of a trail, newest first. Each part is a range of the index that fits the filter; the index is forced
 * for the same reason as in lists of profiles.
 */
final class TrailStatement {

    private static final String COLUMNS =
            "select cast(e.id as char(36)), e.at, cast(e.key_id as char(36)), e.key_prefix, k.name, e.operation, e.status,"
                    + " e.profile_ids, e.request_id, e.client_address";

    private final List<Object> parameters = new ArrayList<>();
    private final @Nullable OrganizationId organizationId;
    private final TrailFilter filter;
    private final PageRequest page;
    private final String sql;

    /** @param organizationId null for requests that concern no organization */
    TrailStatement(@Nullable OrganizationId organizationId, TrailFilter filter, PageRequest page) {
        this.organizationId = organizationId;
        this.filter = filter;
        this.page = page;
        this.sql = COLUMNS + " from (" + rows() + ") e left join api_key k on k.id = e.key_id"
                + " order by e.at desc, e.id desc";
    }

    String sql() {
        return sql;
    }

    /** Values of the positional parameters, which are numbered from 1. */
    List<Object> parameters() {
        return parameters;
    }

    private String rows() {
        if (filter.profile() == null) {
            return rows(filter.key() == null ? "ix_audit_entry_organization" : "ix_audit_entry_key");
        }
        return "(" + rows("ix_audit_entry_profile") + ") union all (" + lists() + ") order by at desc, id desc limit "
                + bind(page.fetch());
    }

    private String rows(String index) {
        String profile = filter.profile() == null ? "" : " and profile_id = " + bind(filter.profile());
        return "select * from audit_entry force index (" + index + ") where " + owner("organization_id") + profile
                + key() + range("at", "id") + " order by at desc, id desc limit " + bind(page.fetch());
    }

    /** The entries that name the profile among others. */
    private String lists() {
        return "select straight_join a.* from audit_profile p join audit_entry a on a.id = p.entry_id"
                + " and a.organization_id = p.organization_id where "
                + owner("p.organization_id") + " and p.profile_id = " + bind(filter.profile()) + key()
                + range("p.at", "p.entry_id") + " order by p.at desc, p.entry_id desc limit " + bind(page.fetch());
    }

    private String owner(String column) {
        return organizationId == null ? column + " is null" : column + " = " + bind(organizationId);
    }

    private String key() {
        return filter.key() == null ? "" : " and key_id = " + bind(filter.key());
    }

    private String range(String at, String id) {
        String from = filter.from() == null ? "" : " and " + at + " >= " + micros(filter.from());
        String to = filter.to() == null ? "" : " and " + at + " < " + micros(filter.to());
        return from + to + after(at, id);
    }

    private String after(String at, String id) {
        Position after = page.after();
        return after == null
                ? ""
                : " and " + at + " <= " + micros(after.createdAt()) + " and (" + at + " < " + micros(after.createdAt())
                        + " or " + id + " < " + bind(after.id()) + ")";
    }

    private String micros(Instant instant) {
        return bind(InstantColumn.micros(instant));
    }

    private String bind(@Nullable Object value) {
        parameters.add(value == null || value instanceof Number ? value : value.toString());
        return "?" + parameters.size();
    }
}
