package health.intake.trail;

import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import health.intake.trail.Conditions.Columns;
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

    private static final int FIRST_REFUSAL = 400;

    private static final Columns OF_LISTS = new Columns("p.at", "p.entry_id");

    private final Conditions conditions = new Conditions();
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
        return conditions.values();
    }

    private String rows() {
        if (filter.profile() == null) {
            return rows(filter.key() == null ? "ix_audit_entry_organization" : "ix_audit_entry_key");
        }
        return "(" + rows("ix_audit_entry_profile") + ") union all (" + lists() + ") order by at desc, id desc limit "
                + conditions.bind(page.fetch());
    }

    private String rows(String index) {
        return "select * from audit_entry force index (" + index + ") where " + owner("organization_id")
                + conditions.where("profile_id =", filter.profile()) + rest(Columns.OF_ENTRIES)
                + " order by at desc, id desc limit " + conditions.bind(page.fetch());
    }

    /** The entries that name the profile among others. */
    private String lists() {
        return "select straight_join a.* from audit_profile p join audit_entry a on a.id = p.entry_id"
                + " and a.organization_id = p.organization_id where "
                + owner("p.organization_id") + conditions.where("p.profile_id =", filter.profile()) + rest(OF_LISTS)
                + " order by p.at desc, p.entry_id desc limit " + conditions.bind(page.fetch());
    }

    private String owner(String column) {
        return organizationId == null ? column + " is null" : column + " = " + conditions.bind(organizationId);
    }

    private String rest(Columns columns) {
        return conditions.where("key_id =", filter.key())
                + conditions.where("status <", filter.succeeded() ? FIRST_REFUSAL : null)
                + conditions.range(columns, filter.from(), filter.to(), page.after());
    }
}
