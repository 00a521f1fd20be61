package health.intake.trail;

import health.intake.access.Caller;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import health.intake.trail.Conditions.Columns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one page of the requests of a key, newest first: a range of an index that also holds what they are filtered by,
 * and is forced as in lists of profiles.
 */
final class RequestsStatement {

    private final Conditions conditions = new Conditions();
    private final String sql;

    /** @param organizationId of the key; null for an ADMIN key, which has entries in all trails */
    RequestsStatement(@Nullable OrganizationId organizationId, Caller caller, RequestsFilter filter, PageRequest page) {
        sql = "select cast(id as char(36)), at, operation, status, profile_ids, request_id, user_agent, client_address"
                + " from audit_entry force index (ix_audit_entry_key) where " + key(caller)
                + conditions.where("organization_id =", organizationId) + statuses(filter)
                + conditions.where("request_id =", filter.requestId())
                + conditions.range(Columns.OF_ENTRIES, filter.from(), filter.to(), page.after())
                + " order by at desc, id desc limit " + conditions.bind(page.fetch());
    }

    String sql() {
        return sql;
    }

    List<Object> parameters() {
        return conditions.values();
    }

    private String key(Caller caller) {
        KeyId id = caller.keyId();
        return id == null
                ? "key_id is null" + conditions.where("key_prefix =", caller.prefix())
                : "key_id = " + conditions.bind(id);
    }

    private String statuses(RequestsFilter filter) {
        Statuses statuses = filter.statuses();
        return statuses == null
                ? ""
                : " and status between " + conditions.bind(statuses.lowest()) + " and "
                        + conditions.bind(statuses.highest());
    }
}
