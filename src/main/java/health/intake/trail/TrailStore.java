package health.intake.trail;

import health.intake.access.Caller;
import health.intake.access.KeySecret;
import health.intake.apikey.ConfiguredKey;
import health.intake.audit.ProfileIds;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.paging.PageRequest;
import health.intake.time.InstantColumn;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail in the database. */
@Dependent
class TrailStore {

    @PersistenceContext
    EntityManager entities;

    /** @param organizationId null for requests that concern no organization */
    List<AuditEntryResponse> list(@Nullable OrganizationId organizationId, TrailFilter filter, PageRequest page) {
        TrailStatement statement = new TrailStatement(organizationId, filter, page);
        Query query = bound(entities.createNativeQuery(statement.sql()), statement.parameters());
        List<AuditEntryResponse> entries = new ArrayList<>();
        for (Object row : query.getResultList()) {
            entries.add(recorded((Object[]) row));
        }
        return entries;
    }

    /** @param organizationId of the key; null for an ADMIN key */
    List<OwnRequest> requests(
            @Nullable OrganizationId organizationId, Caller caller, RequestsFilter filter, PageRequest page) {
        RequestsStatement statement = new RequestsStatement(organizationId, caller, filter, page);
        Query query = bound(entities.createNativeQuery(statement.sql()), statement.parameters());
        List<OwnRequest> requests = new ArrayList<>();
        for (Object row : query.getResultList()) {
            requests.add(request((Object[]) row));
        }
        return requests;
    }

    private static Query bound(Query query, List<? extends @Nullable Object> values) {
        int number = 1;
        for (Object value : values) {
            query.setParameter(number++, value);
        }
        return query;
    }

    private static OwnRequest request(Object[] row) {
        return new OwnRequest(
                UUID.fromString((String) row[0]),
                InstantColumn.instant(((Number) row[1]).longValue()),
                (String) row[2],
                ((Number) row[3]).intValue(),
                ProfileIds.ofColumn((byte[]) row[4]),
                (String) row[5],
                (String) row[6],
                (String) row[7]);
    }

    private static AuditEntryResponse recorded(Object[] row) {
        return new AuditEntryResponse(
                UUID.fromString((String) row[0]),
                InstantColumn.instant(((Number) row[1]).longValue()),
                key(row[2], row[3], row[4]),
                (String) row[5],
                ((Number) row[6]).intValue(),
                ProfileIds.ofColumn((byte[]) row[7]),
                (String) row[8],
                (String) row[9],
                KeySecret.environmentOf((String) row[3]).code());
    }

    private static AuditEntryResponse.@Nullable Key key(
            @Nullable Object id, @Nullable Object prefix, @Nullable Object name) {
        if (prefix == null) {
            return null;
        }
        return id == null
                ? new AuditEntryResponse.Key(null, (String) prefix, ConfiguredKey.NAME)
                : new AuditEntryResponse.Key(new KeyId(UUID.fromString((String) id)), (String) prefix, (String) name);
    }
}
