package health.intake.trail;

import health.intake.access.Caller;
import health.intake.id.KeyId;
import health.intake.paging.PageRequest;
import health.intake.trail.Conditions.Columns;
import java.time.Instant;
import java.util.List;

/**
 * The SQL of one page of the requests of a key, newest first: a range of an index that also holds what they are filtered by,
 * and is forced as in lists of profiles.
 */
final class RequestsStatement {

    private final Conditions conditions = new Conditions();
    private final String sql;

    /** @param since the time before which requests are not told */
    RequestsStatement(Caller caller, RequestsFilter filter, Instant since, PageRequest page) {
        Instant from = filter.from() == null || filter.from().isBefore(since) ? since : filter.from();
        sql = "select cast(id as char(36)), at, operation, status, profile_ids, request_id, user_agent, client_address"
                + " from audit_entry force index (ix_audit_entry_key) where " + key(caller) + statuses(filter)
                + conditions.where("request_id =", filter.requestId())
                + conditions.range(Columns.OF_ENTRIES, from, filter.to(), page.after())
                + " order by at desc, id desc limit " + conditions.bind(page.fetch());
    }

    String sql() {
        return sql;
    }

    List<Object> parameters() {
        return conditions.values();
    }

    /** An organization's key has entries in its trail only; an ADMIN key in those of all. */
    private String key(Caller caller) {
        KeyId id = caller.keyId();
        if (id == null) {
            return "key_id is null" + conditions.where("key_prefix =", caller.prefix());
        }
        String organization = caller.context() == null
                ? ""
                : conditions.where("organization_id =", caller.context().owner());
        return "key_id = " + conditions.bind(id) + organization;
    }

    private String statuses(RequestsFilter filter) {
        Statuses statuses = filter.statuses();
        return statuses == null
                ? ""
                : " and status between " + conditions.bind(statuses.lowest()) + " and "
                        + conditions.bind(statuses.highest());
    }
}
