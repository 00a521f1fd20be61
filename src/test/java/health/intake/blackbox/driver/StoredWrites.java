package health.intake.blackbox.driver;

import java.util.HashMap;
import java.util.Map;

/** What the database holds of an organization to which only {@link Writers} wrote. */
public final class StoredWrites {

    private static final String UNRECORDED =
            """
            select count(*) from profile p where p.organization_id = ? and not exists (
              select 1 from audit_entry e where e.organization_id = p.organization_id and e.profile_id = p.id
              and e.operation = 'createProfile' and e.status = 201)""";

    private static final String WITHOUT_KEY =
            """
            select count(*) from profile p where p.organization_id = ? and not exists (
              select 1 from idempotency_record r where r.organization_id = p.organization_id and r.profile_id = p.id)""";

    private static final String DOUBLE_ENTRIES =
            "select count(*) - count(distinct request_id) from audit_entry where organization_id = ?";

    private final Sql sql;
    private final String organization;

    /** @param organization the id of one to which only those writers write */
    public StoredWrites(Sql sql, String organization) {
        this.sql = sql;
        this.organization = organization;
    }

    /** Each acknowledged write is there once, whole, and recorded. */
    public void judge(Writers writers, FaultLine line) {
        line.requests(writers.acknowledgements());
        Map<String, String> stored = stored();
        Map<String, String> acknowledged = writers.acknowledged();
        long lost = acknowledged.entrySet().stream()
                .filter(write -> !write.getValue().equals(stored.get(write.getKey())))
                .count();
        line.wrong(lost, "acknowledged writes lost");
        line.wrong(
                stored.size()
                        - acknowledged.keySet().stream()
                                .filter(stored::containsKey)
                                .count(),
                "doubled");
        line.wrong(count(UNRECORDED), "profiles without an audit entry");
        line.wrong(count(WITHOUT_KEY), "profiles without their Idempotency-Key");
        line.wrong(count(DOUBLE_ENTRIES), "requests with several audit entries");
        line.note(writers.replays() + " creations committed unheard");
    }

    public long creationsRecorded() {
        return count("select count(*) from audit_entry where organization_id = ?"
                + " and operation = 'createProfile' and status = 201");
    }

    private Map<String, String> stored() {
        Map<String, String> weights = new HashMap<>();
        sql.rows("select id, weight from profile where organization_id = ?", organization)
                .forEach(row -> weights.put(row.get("id"), row.get("weight")));
        return weights;
    }

    private long count(String statement) {
        return Long.parseLong(sql.text(statement, organization));
    }
}
