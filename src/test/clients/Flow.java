import health.intake.client.ApiClient;
import health.intake.client.ApiException;
import health.intake.client.ApiResponse;
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
import health.intake.client.model.PartnerScope;
import health.intake.client.model.Patient;
import health.intake.client.model.Problem;
import health.intake.client.model.Profile;
import health.intake.client.model.ProfileChange;
import health.intake.client.model.RegisterPatient;
import health.intake.client.model.Sex;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator and a partner do first, with the generated client alone. Prints each step with what it got. Arguments: the
 * URL of the service with its path, an ADMIN key, a slug for the new organization.
 */
public final class Flow {

    private static final Pattern NEXT = Pattern.compile("[?&]cursor=([^&>]+)[^>]*>; ?rel=\"next\"");

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

    private ApiClient client(String key) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("x-api-key", key));
        return client;
    }

    private NewApiKey open(ApiClient operator) throws ApiException {
        new AdminOrganizationsApi(operator)
                .createOrganization(
                        new CreateOrganization().slug(slug).name("Acme Clinics").country("DE"));
        new AdminProfileGroupsApi(operator)
                .createProfileGroup(slug, new CreateProfileGroup().slug("berlin").name("Berlin"));
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
        told("create", maria.getSex(), maria.getHeight(), maria.getUpdatedAt(), again.getId().equals(maria.getId()));
        told("look up", profiles.listProfiles("Maria@example.com", null, null, null, null, null, null).size());

        Profile changed = profiles.changeProfile(
                maria.getId(), new ProfileChange().phone(null).weight(new BigDecimal("66.5")), null, null);
        told("patch", changed.getPhone(), changed.getWeight(), changed.getHeight(), changed.getEmail());

        told("patient", register(new PatientsApi(partner)));
        told("pages", pages(profiles));
        refused(profiles);
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

    private String register(PatientsApi patients) throws ApiException {
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
        return read.getHcCard().getNumber() + " " + read.getHcCard().getVersion() + " " + read.getGender() + " " + read.getMeta();
    }

    private static List<String> pages(ProfilesApi profiles) throws ApiException {
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            ApiResponse<List<Profile>> page = profiles.listProfilesWithHttpInfo(null, null, null, null, 1, null, cursor);
            page.getData().forEach(profile -> names.add(profile.getFirstName()));
            cursor = page.getHeaders().getOrDefault("link", List.of()).stream()
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(next -> next.group(1))
                    .findFirst()
                    .orElse(null);
        } while (cursor != null);
        return names;
    }

    private void refused(ProfilesApi profiles) throws ApiException {
        try {
            profiles.createProfile(maria().firstName("").height(new BigDecimal("301")), null);
            told("refused", "nothing");
        } catch (ApiException e) {
            Problem problem = problem(e);
            told("refused", e.getCode(), problem.getCode(), problem.getViolations().size());
        }
    }

    private void revoke(ApiClient operator, NewApiKey key) throws Exception {
        new AdminApiKeysApi(operator).revokeApiKey(slug, key.getId());
        told("revoke", new AdminApiKeysApi(operator).getApiKey(slug, key.getId()).getState());
    }

    private Problem problem(ApiException failure) {
        try {
            return client("").getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void told(String step, Object... got) {
        List<String> words = new ArrayList<>();
        for (Object each : got) {
            words.add(String.valueOf(each));
        }
        System.out.println(step + ": " + String.join(", ", words));
    }
}
