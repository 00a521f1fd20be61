package health.intake.idempotency;

import health.intake.id.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of records, in memory; of one transaction after the other. */
final class FakeIdempotencyStore extends IdempotencyStore {

    private final Map<List<Object>, IdempotencyRecord> records = new LinkedHashMap<>();

    private static List<Object> primaryKey(OrganizationId organizationId, IdempotencyRecord record) {
        return List.of(organizationId, record.operation(), record.keyDigest());
    }

    List<IdempotencyRecord> records() {
        return List.copyOf(records.values());
    }

    @Override
    boolean insert(OrganizationId organizationId, IdempotencyRecord record) {
        return records.putIfAbsent(primaryKey(organizationId, record), record) == null;
    }

    @Override
    IdempotencyRecord find(OrganizationId organizationId, IdempotencyRecord record) {
        return records.get(primaryKey(organizationId, record));
    }

    @Override
    void replace(OrganizationId organizationId, IdempotencyRecord record) {
        records.replace(primaryKey(organizationId, record), record);
    }

    @Override
    int deleteUntil(Instant time, int atMost) {
        List<IdempotencyRecord> old = records.values().stream()
                .filter(record -> !record.createdAt().isAfter(time))
                .sorted(Comparator.comparing(IdempotencyRecord::createdAt))
                .limit(atMost)
                .toList();
        records.values().removeAll(old);
        return old.size();
    }
}
