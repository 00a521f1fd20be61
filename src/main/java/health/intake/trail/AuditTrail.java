package health.intake.trail;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
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
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The trail of an organization, or of requests that concern none. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class AuditTrail {

    private static final Duration TOLD = Duration.ofDays(30);

    @Inject
    TrailStore store;

    @Inject
    Clock clock;

    /** @param organizationId null for requests that concern no organization */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<AuditEntryResponse> list(
            @Nullable OrganizationId organizationId, TrailFilter filter, PageRequest page) {
        return Page.of(
                store.list(organizationId, filter, page), page.limit(), entry -> new Position(entry.at(), entry.id()));
    }

    /** What a key asked for, by its id, so over its rotations. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<OwnRequest> requests(Caller caller, RequestsFilter filter, PageRequest page) {
        AccessContext context = caller.context();
        RequestsFilter told = filter.since(clock.instant().minus(TOLD));
        return Page.of(
                store.requests(context == null ? null : context.owner(), caller, told, page),
                page.limit(),
                entry -> new Position(entry.at(), entry.id()));
    }
}
