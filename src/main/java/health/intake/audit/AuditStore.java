package health.intake.audit;

import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.page.PageRequest;
import health.intake.seal.EntryMac;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The audit trail in the database: rows are added and read, never changed. */
@Dependent
class AuditStore {

    private static final InstantColumn INSTANTS = new InstantColumn();

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    private EntryMac mac;

    @PostConstruct
    private void prepare() {
        mac = new EntryMac(secrets);
    }

    /** Adds entries, each to the trail of its organization, in the transaction of the caller and after what it changed. */
    void insert(List<AuditEntry> entries) {
        entities.flush();
        try {
            new EntryInserts(entities.unwrap(Connection.class), mac).run(entries);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Whether the entry is there; waits for a transaction that may be about to add it. */
    boolean holds(AuditEntry entry) {
        return !entities.createNativeQuery("select 1 from audit_entry where id = ?1 lock in share mode")
                .setParameter(1, entry.id().toString())
                .getResultList()
                .isEmpty();
    }

    /** @param organizationId null for what concerns no organization */
    List<RecordedEntry> list(@Nullable OrganizationId organizationId, TrailFilter filter, PageRequest page) {
        TrailStatement statement = new TrailStatement(organizationId, filter, page);
        Query query = bound(entities.createNativeQuery(statement.sql()), statement.parameters());
        List<RecordedEntry> entries = new ArrayList<>();
        for (Object row : query.getResultList()) {
            entries.add(recorded((Object[]) row));
        }
        return entries;
    }

    private static Query bound(Query query, List<? extends @Nullable Object> values) {
        int number = 1;
        for (Object value : values) {
            query.setParameter(number++, value);
        }
        return query;
    }

    private static RecordedEntry recorded(Object[] row) {
        Call call = new Call(
                id(row[2], OrganizationId::new),
                id(row[3], KeyId::new),
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7]);
        return new RecordedEntry(
                new AuditEntry(
                        UUID.fromString((String) row[0]),
                        Objects.requireNonNull(INSTANTS.convertToEntityAttribute(((Number) row[1]).longValue())),
                        call,
                        ((Number) row[8]).intValue(),
                        ProfileIds.ofColumn((byte[]) row[9]),
                        false),
                (String) row[10]);
    }

    private static <T> @Nullable T id(@Nullable Object column, Function<UUID, T> type) {
        return column == null ? null : type.apply(UUID.fromString((String) column));
    }
}
