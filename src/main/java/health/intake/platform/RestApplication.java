package health.intake.platform;

import health.intake.apikey.AdminKeysResource;
import health.intake.apikey.CurrentKeyResource;
import health.intake.apikey.OrganizationKeysResource;
import health.intake.authentication.ApiKeyFilter;
import health.intake.authentication.OwnerFilter;
import health.intake.disclosure.AccessesResource;
import health.intake.disclosure.ExportResource;
import health.intake.documents.ConsoleResource;
import health.intake.documents.OpenApiResource;
import health.intake.documents.ProblemPagesResource;
import health.intake.documents.ServiceResource;
import health.intake.erasure.ErasuresResource;
import health.intake.erasure.JwksResource;
import health.intake.http.AcceptFilter;
import health.intake.http.AnyAcceptFilter;
import health.intake.http.AuditFilter;
import health.intake.http.OperationFilter;
import health.intake.http.OptionsFilter;
import health.intake.http.ProblemMapper;
import health.intake.http.QueryFilter;
import health.intake.json.ListWriter;
import health.intake.json.RecordWriter;
import health.intake.lifecycle.LifecycleResource;
import health.intake.organization.OrganizationFilter;
import health.intake.organization.OrganizationsResource;
import health.intake.organization.ProfileGroupsResource;
import health.intake.patient.PatientsResource;
import health.intake.profile.ProfilesResource;
import health.intake.requestbody.RequestBodyReader;
import health.intake.sandbox.SandboxResource;
import health.intake.support.SupportResource;
import health.intake.trail.AdminAuditResource;
import health.intake.trail.OrganizationAuditResource;
import health.intake.trail.OwnRequestsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jakarta REST answers everything below the context root, so that every error has the contract's form. */
@ApplicationPath("/")
public class RestApplication extends Application {

    // Listed, because scanning would also find Jersey's own resources.

    private static final List<Class<?>> RESOURCES = List.of(
            ProfilesResource.class,
            PatientsResource.class,
            ErasuresResource.class,
            JwksResource.class,
            CurrentKeyResource.class,
            OrganizationKeysResource.class,
            AdminKeysResource.class,
            ProfileGroupsResource.class,
            OrganizationsResource.class,
            OrganizationAuditResource.class,
            AdminAuditResource.class,
            OwnRequestsResource.class,
            LifecycleResource.class,
            AccessesResource.class,
            ExportResource.class,
            SandboxResource.class,
            SupportResource.class,
            HealthResource.class,
            MetricsResource.class,
            ConsoleResource.class,
            ProblemPagesResource.class,
            OpenApiResource.class,
            ServiceResource.class);

    private static final List<Class<?>> PROVIDERS = List.of(
            StartFilter.class,
            OperationFilter.class,
            AnyAcceptFilter.class,
            AcceptFilter.class,
            ApiKeyFilter.class,
            OwnerFilter.class,
            QueryFilter.class,
            AuditFilter.class,
            OrganizationFilter.class,
            OptionsFilter.class,
            RequestBodyReader.class,
            RecordWriter.class,
            ListWriter.class,
            ProblemMapper.class);

    @Override
    public Set<Class<?>> getClasses() {
        return Stream.of(RESOURCES, PROVIDERS).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                // Location stays path-absolute, as the contract prints it
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                // an empty error answer goes through Intake's mapper, never to the server's HTML page
                "jersey.config.server.response.setStatusOverSendError", true,
                // turns off the servers' own JSON providers, validation and exception mappers
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableJsonBinding", true,
                "jersey.config.disableMoxyJson", true);
    }
}
