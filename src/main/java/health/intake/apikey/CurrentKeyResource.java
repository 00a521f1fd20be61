package health.intake.apikey;

import static health.intake.access.Scope.ADMIN;
import static health.intake.access.Scope.AUDIT_VIEW;
import static health.intake.access.Scope.CREATE_USER;
import static health.intake.access.Scope.IMPERSONATE;
import static health.intake.access.Scope.PROFILES_ERASE;
import static health.intake.access.Scope.PROFILES_VIEW;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.CurrentCaller;
import health.intake.access.Environment;
import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.audit.Audited;
import health.intake.id.KeyId;
import health.intake.organization.OrganizationSummary;
import health.intake.organization.Organizations;
import health.intake.paging.ServiceLinks;
import health.intake.profilegroup.ProfileGroupSummary;
import health.intake.profilegroup.ProfileGroups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a caller the rights of its key. */
@Path("v1/key")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CurrentKeyResource {

    @Inject
    CurrentCaller current;

    @Inject
    ApiKeys keys;

    @Inject
    Organizations organizations;

    @Inject
    ProfileGroups groups;

    /** The key of the request, with its organization and the groups that it may act on. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CurrentKey(
            String name,
            String prefix,
            String environment,
            Set<Scope> scopes,
            @Nullable OrganizationSummary organization,
            List<ProfileGroupSummary> profileGroups,
            @Nullable Instant expiresAt) {}

    @GET
    @RequiresScope({CREATE_USER, PROFILES_VIEW, IMPERSONATE, PROFILES_ERASE, AUDIT_VIEW, ADMIN})
    @Audited("describeKey")
    public Response key() {
        Caller caller = current.get();
        KeyId id = caller.keyId();
        return Response.ok(id == null ? configured(caller) : stored(caller, id))
                .header(HttpHeaders.LINK, ServiceLinks.HEADER)
                .build();
    }

    private static CurrentKey configured(Caller caller) {
        return new CurrentKey(
                ConfiguredKey.NAME, caller.prefix(), Environment.LIVE.code(), caller.scopes(), null, List.of(), null);
    }

    private CurrentKey stored(Caller caller, KeyId id) {
        AccessContext context = caller.context();
        KeyView key = keys.get(context == null ? null : context.organizationId(), id);
        return new CurrentKey(
                key.name(),
                caller.prefix(),
                key.environment().code(),
                key.scopes(),
                context == null ? null : organizations.summary(context.owner()),
                context == null ? List.of() : groups.of(context),
                key.expiresAt());
    }
}
