package health.intake.audit;

import health.intake.page.PageRequest;
import health.intake.time.InstantColumn;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit trail in the database: rows are added and read, never changed. */
@Dependent
class AuditStore {

    private static final String ENTRIES = "insert into audit_entry (id, organization_id, at, key_id, key_prefix,"
            + " operation, status, profile_ids, profile_id, request_id, client_address) values ";
    private static final String PROFILES =
            "insert into audit_profile (organization_id, profile_id, at, entry_id) values ";

    /** Rows of a statement: a few sizes, so that the driver has each of them prepared. */
    private static final int[] SIZES = {64, 8, 1};

    private static final InstantColumn INSTANTS = new InstantColumn();

    @PersistenceContext
    EntityManager entities;

    /** Adds entries, each to the trail of its organization. */
    void insert(List<AuditEntry> entries) {
        insert(ENTRIES, entries.stream().map(AuditStore::row).toList());
        insert(PROFILES, entries.stream().flatMap(AuditStore::profileRows).toList());
    }

    /** Whether the entry is there; waits for a transaction that may be about to add it. */
    boolean holds(AuditEntry entry) {
        return !entities.createNativeQuery("select 1 from audit_entry where id = ?1 lock in share mode")
                .setParameter(1, entry.id().toString())
                .getResultList()
                .isEmpty();
    }

    /** @param organizationId null for what concerns no organization */
    List<RecordedEntry> list(@Nullable UUID organizationId, TrailFilter filter, PageRequest page) {
        TrailStatement statement = new TrailStatement(organizationId, filter, page);
        Query query = bound(entities.createNativeQuery(statement.sql()), statement.parameters());
        List<RecordedEntry> entries = new ArrayList<>();
        for (Object row : query.getResultList()) {
            entries.add(recorded((Object[]) row));
        }
        return entries;
    }

    private void insert(String head, List<List<@Nullable Object>> rows) {
        int done = 0;
        while (done < rows.size()) {
            int left = rows.size() - done;
            int size = Arrays.stream(SIZES)
                    .filter(each -> each <= left)
                    .findFirst()
                    .orElseThrow();
            List<List<@Nullable Object>> part = rows.subList(done, done + size);
            bound(
                            entities.createNativeQuery(
                                    head + places(size, part.get(0).size())),
                            part.stream().flatMap(List::stream).toList())
                    .executeUpdate();
            done += size;
        }
    }

    private static String places(int rows, int columns) {
        String row = "(" + String.join(",", Collections.nCopies(columns, "?")) + ")";
        return String.join(",", Collections.nCopies(rows, row));
    }

    private static Query bound(Query query, List<? extends @Nullable Object> values) {
        int number = 1;
        for (Object value : values) {
            query.setParameter(number++, value);
        }
        return query;
    }

    private static List<@Nullable Object> row(AuditEntry entry) {
        Call call = entry.call();
        List<UUID> profiles = entry.profileIds();
        return Arrays.asList(
                entry.id().toString(),
                text(call.organizationId()),
                InstantColumn.micros(entry.at()),
                text(call.keyId()),
                call.keyPrefix(),
                call.operation(),
                entry.status(),
                ProfileIds.toColumn(profiles),
                profiles.size() == 1 ? text(profiles.get(0)) : null,
                call.requestId(),
                call.clientAddress());
    }

    private static Stream<List<@Nullable Object>> profileRows(AuditEntry entry) {
        return entry.profileIds().size() < 2
                ? Stream.empty()
                : entry.profileIds().stream()
                        .map(profile -> Arrays.asList(
                                text(entry.call().organizationId()),
                                text(profile),
                                InstantColumn.micros(entry.at()),
                                text(entry.id())));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static RecordedEntry recorded(Object[] row) {
        Call call =
                new Call(id(row[2]), id(row[3]), (String) row[4], (String) row[5], (String) row[6], (String) row[7]);
        return new RecordedEntry(
                new AuditEntry(
                        Objects.requireNonNull(id(row[0])),
                        Objects.requireNonNull(INSTANTS.convertToEntityAttribute(((Number) row[1]).longValue())),
                        call,
                        ((Number) row[8]).intValue(),
                        ProfileIds.ofColumn((byte[]) row[9])),
                (String) row[10]);
    }

    private static @Nullable UUID id(@Nullable Object column) {
        return column == null ? null : UUID.fromString((String) column);
    }
}
