import health.intake.client.ApiClient;
import health.intake.client.ApiException;
import health.intake.client.Change;
import health.intake.client.Pages;
import health.intake.client.ProblemAnswer;
import health.intake.client.api.AdminApiKeysApi;
import health.intake.client.api.AdminOrganizationsApi;
import health.intake.client.api.AdminProfileGroupsApi;
import health.intake.client.api.OwnKeyApi;
import health.intake.client.api.PatientsApi;
import health.intake.client.api.ProfilesApi;
import health.intake.client.model.CreateApiKey;
import health.intake.client.model.CreateOrganization;
import health.intake.client.model.CreateProfile;
import health.intake.client.model.CreateProfileGroup;
import health.intake.client.model.Gender;
import health.intake.client.model.NewApiKey;
import health.intake.client.model.NewHealthCard;
import health.intake.client.model.OrganizationChange;
import health.intake.client.model.PartnerScope;
import health.intake.client.model.Patient;
import health.intake.client.model.PatientChange;
import health.intake.client.model.Profile;
import health.intake.client.model.ProfileChange;
import health.intake.client.model.RegisterPatient;
import health.intake.client.model.Sex;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an operator and a partner do first, with the client that scripts/clients makes. Prints each step with what it got.
 * Arguments: the URL of the service with its path, an ADMIN key, a slug for the new organization.
 */
public final class Flow {

    private final String url;
    private final String slug;

    private Flow(String url, String slug) {
        this.url = url;
        this.slug = slug;
    }

    public static void main(String[] arguments) throws Exception {
        Flow flow = new Flow(arguments[0], arguments[2]);
        NewApiKey key = flow.open(flow.client(arguments[1]));
        flow.work(flow.client(key.getKey()));
        flow.revoke(flow.client(arguments[1]), key);
    }

    private ApiClient keyless() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url);
        return client;
    }

    private ApiClient client(String key) {
        ApiClient client = keyless();
        client.setRequestInterceptor(request -> request.header("x-api-key", key));
        return client;
    }

    private NewApiKey open(ApiClient operator) throws Exception {
        new AdminOrganizationsApi(operator)
                .createOrganization(
                        new CreateOrganization().slug(slug).name("Acme Clinics").country("DE"));
        new AdminProfileGroupsApi(operator)
                .createProfileGroup(
                        slug, new CreateProfileGroup().slug("berlin").name("Berlin"));
        new AdminOrganizationsApi(operator)
                .changeOrganization(
                        slug, new OrganizationChange().selfRegistration(true).defaultGroup("berlin"));
        // until then other nodes may answer by what was before
        Thread.sleep(1000);
        NewApiKey key = new AdminApiKeysApi(operator)
                .createApiKey(
                        slug,
                        new CreateApiKey()
                                .name("Booking portal")
                                .scopes(List.of(PartnerScope.CREATE_USER, PartnerScope.PROFILES_VIEW)));
        told("key", key.getKey().startsWith(key.getPrefix()), key.getState(), key.getProfileGroups());
        return key;
    }

    private void work(ApiClient partner) throws ApiException {
        told("who am I", new OwnKeyApi(partner).describeKey().getOrganization().getName());
        ProfilesApi profiles = new ProfilesApi(partner);
        String idempotencyKey = UUID.randomUUID().toString();
        Profile maria = profiles.createProfile(maria(), idempotencyKey);
        Profile again = profiles.createProfile(maria(), idempotencyKey);
        told(
                "create",
                maria.getSex(),
                maria.getHeight(),
                maria.getUpdatedAt(),
                again.getId().equals(maria.getId()));
        told(
                "look up",
                profiles.listProfiles("Maria@example.com", null, null, null, null, null, null)
                        .size());

        ProfileChange change = Change.of(ProfileChange.class)
                .clear("phone")
                .set("weight", new BigDecimal("66.5"))
                .body();
        Profile changed = profiles.changeProfile(maria.getId(), change, null, null);
        told("patch", changed.getPhone(), changed.getWeight(), changed.getHeight(), changed.getEmail());
        noChange();

        patient(new PatientsApi(partner));
        told("pages", pages(profiles));
        refused(profiles);
        limited(new PatientsApi(keyless()));
    }

    private static void noChange() {
        try {
            told("no change", Change.of(ProfileChange.class).clear("first_name").body());
        } catch (IllegalArgumentException e) {
            told("no change", e.getMessage());
        }
    }

    private CreateProfile maria() {
        return new CreateProfile()
                .firstName("Maria")
                .lastName("Schmidt")
                .sex(Sex.FEMALE)
                .dateOfBirth(LocalDate.of(1985, 3, 22))
                .profileGroup("berlin")
                .email("maria@example.com")
                .phone("+4930123456789")
                .height(new BigDecimal("168"));
    }

    private void patient(PatientsApi patients) throws ApiException {
        Patient registered = patients.registerPatient(
                new RegisterPatient()
                        .email("zoe@example.com")
                        .firstName("Zoë")
                        .lastName("O’Neill")
                        .gender(Gender.OTHER)
                        .phone("030123456789")
                        .dob(LocalDate.of(1990, 1, 2))
                        .putMetaItem("source", "portal")
                        .hcCard(new NewHealthCard().number("A123456789").issuer("AOK"))
                        .addGroupsItem("berlin"),
                null,
                null);
        Patient read = patients.getPatient(registered.getId(), null, null);
        told("patient", read.getHcCard().getNumber(), read.getHcCard().getVersion(), read.getGender(), read.getMeta());

        PatientChange change = Change.of(PatientChange.class)
                .clear("hcCard")
                .set("meta", Collections.singletonMap("source", null))
                .body();
        Patient changed = patients.changePatient(registered.getId(), change, null, null);
        told("patch", changed.getHcCard(), changed.getMeta(), changed.getPhone());
    }

    private static List<String> pages(ProfilesApi profiles) {
        return Pages.of(cursor -> profiles.listProfilesWithHttpInfo(null, null, null, null, 1, null, cursor)).stream()
                .map(Profile::getFirstName)
                .collect(Collectors.toList());
    }

    private void refused(ProfilesApi profiles) {
        try {
            profiles.createProfile(maria().firstName("").height(new BigDecimal("301")), null);
            told("refused", "nothing");
        } catch (ApiException e) {
            ProblemAnswer problem = ProblemAnswer.of(e);
            told(
                    "refused",
                    problem.status(),
                    problem.code(),
                    problem.retryAfter().isPresent(),
                    problem.detail());
            told(
                    "violations",
                    problem.violations().stream()
                            .map(each -> each.field() + " " + each.code())
                            .toList());
            told(
                    "request id",
                    problem.requestId()
                            .equals(e.getResponseHeaders()
                                    .firstValue("x-request-id")
                                    .get()));
        }
    }

    /** Registers people without a key, until these are too many. */
    private void limited(PatientsApi patients) {
        for (int i = 0; i < 40; i++) {
            try {
                patients.registerPatient(
                        new RegisterPatient()
                                .email("visitor" + i + "@example.com")
                                .firstName("Vera")
                                .lastName("Visitor")
                                .gender(Gender.FEMALE)
                                .phone("030123456789")
                                .dob(LocalDate.of(1990, 1, 2)),
                        slug,
                        null);
            } catch (ApiException e) {
                ProblemAnswer problem = ProblemAnswer.of(e);
                long seconds = problem.retryAfter().orElseThrow().toSeconds();
                told("limited", problem.status(), problem.code(), seconds >= 1 && seconds <= 60);
                return;
            }
        }
    }

    private void revoke(ApiClient operator, NewApiKey key) throws Exception {
        new AdminApiKeysApi(operator).revokeApiKey(slug, key.getId());
        told(
                "revoke",
                new AdminApiKeysApi(operator).getApiKey(slug, key.getId()).getState());
    }

    private static void told(String step, Object... got) {
        List<String> words = new ArrayList<>();
        for (Object each : got) {
            words.add(String.valueOf(each));
        }
        System.out.println(step + ": " + String.join(", ", words));
    }
}
