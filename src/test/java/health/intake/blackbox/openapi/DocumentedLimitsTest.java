package health.intake.blackbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.apikey.ApiKeyChange;
import health.intake.apikey.CreateAdminKeyRequest;
import health.intake.apikey.CreateApiKeyRequest;
import health.intake.apikey.RotateKeyRequest;
import health.intake.erasure.EraseRequest;
import health.intake.lifecycle.DeactivateRequest;
import health.intake.lifecycle.MoveRequest;
import health.intake.lifecycle.RestoreRequest;
import health.intake.organization.CreateOrganizationRequest;
import health.intake.organization.OrganizationChange;
import health.intake.patient.PatientChange;
import health.intake.patient.RegisterPatientRequest;
import health.intake.person.Measurement;
import health.intake.profile.CreateProfileRequest;
import health.intake.profile.ProfileChange;
import health.intake.profile.ProfilesResource.LookUpRequest;
import health.intake.profilegroup.CreateProfileGroupRequest;
import health.intake.profilegroup.ProfileGroupChange;
import health.intake.requestbody.IntegerBetween;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.OneOf;
import health.intake.support.LegalHoldRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limits and sets that constraints have, and messages tell, are those of the OpenAPI document. */
class DocumentedLimitsTest {

    private static final JsonNode SCHEMAS =
            OpenApiDocument.INSTANCE.root().node().at("/components/schemas");

    private static final Map<String, Class<? extends Record>> REQUESTS = Map.ofEntries(
            Map.entry("CreateProfile", CreateProfileRequest.class),
            Map.entry("LookUp", LookUpRequest.class),
            Map.entry("ProfileChange", ProfileChange.class),
            Map.entry("Deactivation", DeactivateRequest.class),
            Map.entry("Restoration", RestoreRequest.class),
            Map.entry("Move", MoveRequest.class),
            Map.entry("Erasure", EraseRequest.class),
            Map.entry("RegisterPatient", RegisterPatientRequest.class),
            Map.entry("PatientChange", PatientChange.class),
            Map.entry("CreateOrganization", CreateOrganizationRequest.class),
            Map.entry("OrganizationChange", OrganizationChange.class),
            Map.entry("CreateProfileGroup", CreateProfileGroupRequest.class),
            Map.entry("ProfileGroupChange", ProfileGroupChange.class),
            Map.entry("CreateApiKey", CreateApiKeyRequest.class),
            Map.entry("ApiKeyChange", ApiKeyChange.class),
            Map.entry("CreateAdminKey", CreateAdminKeyRequest.class),
            Map.entry("LegalHold", LegalHoldRequest.class),
            Map.entry("Rotation", RotateKeyRequest.class));

    @Test
    void areThoseOfTheConstraints() {
        Map<String, String> constrained = new TreeMap<>();
        Map<String, String> documented = new TreeMap<>();
        new TreeMap<>(REQUESTS).forEach((schema, type) -> {
            for (RecordComponent component : type.getRecordComponents()) {
                String field = printed(type, component);
                JsonNode property =
                        plain(SCHEMAS.path(schema).path("properties").path(field));
                for (Annotation limit : limits(component)) {
                    String place = schema + "." + field;
                    constrained.merge(place, told(limit), (one, other) -> one + " " + other);
                    documented.merge(place, told(limit, property), (one, other) -> one + " " + other);
                }
            }
        });

        assertThat(constrained).hasSizeGreaterThan(20);
        assertThat(documented).isEqualTo(constrained);
    }

    private static String printed(Class<?> type, RecordComponent component) {
        return type.isAnnotationPresent(JsonNaming.class)
                ? ((NamingBase) PropertyNamingStrategies.SNAKE_CASE).translate(component.getName())
                : component.getName();
    }

    /** The constraints on the component, on its type and on the value of its change; not on elements. */
    private static List<Annotation> limits(RecordComponent component) {
        List<Annotation> all = new ArrayList<>(List.of(component.getAnnotations()));
        all.addAll(List.of(component.getAnnotatedType().getAnnotations()));
        AnnotatedType type = component.getAnnotatedType();
        if (type instanceof AnnotatedParameterizedType change
                && component.getType().getSimpleName().equals("Change")) {
            all.addAll(List.of(change.getAnnotatedActualTypeArguments()[0].getAnnotations()));
        }
        return all.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each), Stream.of(each.annotationType().getAnnotations())))
                .filter(each -> !told(each).isEmpty())
                .toList();
    }

    private static String told(Annotation limit) {
        if (limit instanceof IntegerBetween range) {
            return range.min() + " to " + range.max();
        }
        if (limit instanceof Measurement measure) {
            return "up to " + measure.max() + " " + measure.unit();
        }
        if (limit instanceof MaxCodePoints length) {
            return length.value() + " characters";
        }
        if (limit instanceof MaxEntries entries) {
            return entries.value() + " entries";
        }
        return limit instanceof OneOf set ? String.join(", ", set.value()) : "";
    }

    private static String told(Annotation limit, JsonNode property) {
        if (limit instanceof IntegerBetween) {
            List<String> set = values(property);
            return !set.isEmpty()
                    ? set.get(0) + " to " + set.get(set.size() - 1)
                    : property.path("minimum") + " to " + property.path("maximum");
        }
        if (limit instanceof Measurement) {
            String unit = property.path("description").asText().replaceFirst("(?s).* in (\\w+);.*", "$1");
            return "up to " + property.path("maximum") + " " + unit;
        }
        if (limit instanceof MaxCodePoints) {
            return property.path("maxLength") + " characters";
        }
        if (limit instanceof MaxEntries) {
            return property.path("maxItems") + " entries";
        }
        return String.join(", ", values(property));
    }

    /** Of an enumeration, without null, which stands in it where null is allowed. */
    private static List<String> values(JsonNode property) {
        List<String> values = new ArrayList<>();
        property.path("enum").forEach(value -> {
            if (!value.isNull()) {
                values.add(value.asText());
            }
        });
        return values;
    }

    private static JsonNode plain(JsonNode schema) {
        return schema.has("$ref")
                ? plain(SCHEMAS.path(schema.get("$ref").asText().replaceFirst(".*/", "")))
                : schema;
    }
}
