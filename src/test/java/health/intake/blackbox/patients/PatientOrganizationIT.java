package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.InvalidKeys;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.1 and 7: which organization a registration goes to by its key and its header. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientOrganizationIT {

    private final Tenant tenant = Tenant.open();
    private final Tenant other = Tenant.open();
    private final Api partner = tenant.partner();

    private static Answer register(Api api) {
        return api.post(PATIENTS, PatientBody.create());
    }

    private static void isIn(Tenant organization, Answer answer) {
        assertThat(answer.is(201).at("organization").asText()).isEqualTo(organization.slug());
    }

    @Test
    void keyAloneNamesItsOrganization() {
        isIn(tenant, register(partner));
    }

    @Test
    void headerMayRepeatTheOrganizationOfTheKey() {
        for (String same : new String[] {tenant.slug(), tenant.id(), tenant.id().toUpperCase(Locale.ROOT)}) {
            isIn(tenant, register(partner.with("organization", same)));
        }
    }

    Stream<String> othersThanTheKeys() {
        return Stream.of(
                other.slug(),
                other.id(),
                "nobody-knows",
                UUID.randomUUID().toString(),
                "No slug!",
                "1-1-1-1-1",
                tenant.slug() + "," + tenant.slug(),
                "*");
    }

    @ParameterizedTest
    @MethodSource("othersThanTheKeys")
    void headerThatDisagreesWithTheKeyIsRefused(String reference) {
        register(partner.with("organization", reference)).isProblem(403, "organization_mismatch");
    }

    @Test
    void headerAloneNamesTheOrganization() {
        for (String reference :
                new String[] {tenant.slug(), tenant.id(), tenant.id().toUpperCase(Locale.ROOT)}) {
            isIn(tenant, register(Api.anonymous().with("organization", reference)));
        }
    }

    @Test
    void withoutKeyHeaderAndDomainAnOrganizationIsRequired() {
        register(Api.anonymous()).isProblem(400, "organization_required");
        Api.anonymous().post(PATIENTS, "{").isProblem(400, "organization_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody-knows", "0197a3c0-0000-7000-8000-000000000000", "No slug!", "1-1-1-1-1", "*", "../x"})
    void unknownOrganizationIsRefusedAsAClosedOneIs(String reference) {
        Tenant closed = Tenant.create();
        for (String body : new String[] {PatientBody.create().toString(), "{"}) {
            Answer unknown = Api.anonymous().with("organization", reference).post(PATIENTS, body);
            Answer known = Api.anonymous().with("organization", closed.slug()).post(PATIENTS, body);

            unknown.isProblem(403, "self_registration_closed");
            assertThat(Json.masked(unknown.text(), "request_id")).isEqualTo(Json.masked(known.text(), "request_id"));
        }
    }

    @Test
    void slugIsComparedWithCase() {
        register(Api.anonymous().with("organization", tenant.slug().toUpperCase(Locale.ROOT)))
                .isProblem(403, "self_registration_closed");
    }

    @Test
    void emptyHeaderNamesNoOrganization() {
        register(Api.anonymous().with("organization", "")).isProblem(403, "self_registration_closed");
        register(partner.with("organization", "")).isProblem(403, "organization_mismatch");
    }

    @Test
    void headerSentTwiceIsMalformed() {
        String slug = tenant.slug();

        register(Api.anonymous().with("organization", slug).with("organization", slug))
                .isProblem(400, "malformed_request");
        register(partner.with("organization", slug).with("Organization", slug)).isProblem(400, "malformed_request");
    }

    @Test
    void invalidKeyIsRefusedDespiteAnOrganizationHeader() {
        InvalidKeys.of(tenant).forEach((name, caller) -> {
            Answer answer = register(caller.with("organization", tenant.slug()));
            if (InvalidKeys.WITHOUT_HEADER.contains(name)) {
                isIn(tenant, answer);
            } else {
                answer.isProblem(403, "forbidden");
            }
        });
    }

    @Test
    void keyWithoutTheScopeIsRefusedDespiteAnOrganizationHeader() {
        Stream.of(
                        Api.admin(),
                        tenant.key("PROFILES_VIEW").api(),
                        tenant.key("IMPERSONATE").api())
                .forEach(caller -> {
                    Answer refused =
                            register(caller.with("organization", tenant.slug())).isProblem(403, "scope_missing");
                    assertThat(refused.at("detail").asText()).contains("CREATE_USER");
                });
    }

    @Test
    void bodyNamesNoOrganization() {
        Answer refused = partner.post(PATIENTS, PatientBody.create().with("organization", Json.quoted(tenant.slug())));

        refused.violates("organization read_only");
    }
}
