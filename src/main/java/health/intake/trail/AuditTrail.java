package health.intake.trail;

import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.jspecify.annotations.Nullable;

/** The trail of an organization, or of requests that concern none. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class AuditTrail {

    @Inject
    TrailStore store;

    /** @param organizationId null for requests that concern no organization */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<AuditEntryResponse> list(
            @Nullable OrganizationId organizationId, TrailFilter filter, PageRequest page) {
        return Page.of(
                store.list(organizationId, filter, page), page.limit(), entry -> new Position(entry.at(), entry.id()));
    }
}
