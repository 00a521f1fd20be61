package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 2.2 and 3.1: an address is unique in its organization, and reveals nothing to others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailUniquenessIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group other = tenant.group();
    private final Api partner = tenant.partner();

    private static Answer create(Api api, Group group, String email) {
        return api.post(PROFILES, ProfileBody.in(group).withEmail(email));
    }

    @Test
    void createIsRefusedWhenEmailIsTakenInAnyGroup() {
        String email = Unique.email("taken");
        create(partner, group, email).is(201);
        Api traced = tenant.keyFor(other, "CREATE_USER").api().with("X-Request-Id", "request-00001");

        Answer outside = create(traced, other, email).is(409);
        Answer inside = create(partner.with("X-Request-Id", "request-00001"), group, email)
                .is(409);

        inside.hasBody(
                """
                {
                  "type": "*",
                  "title": "%1$s",
                  "status": 409,
                  "detail": "*",
                  "code": "email_taken",
                  "error": "%1$s",
                  "request_id": "request-00001"
                }
                """
                        .formatted(inside.at("title").asText()),
                "type",
                "detail");
        assertThat(inside.at("detail").asText()).contains("leave email out");
        assertThat(outside.text()).isEqualTo(inside.text());
        assertThat(outside.steadyHeaders()).isEqualTo(inside.steadyHeaders());
    }

    @Test
    void refusedCreationCreatesNothing() {
        String email = Unique.email("taken");
        Answer first = create(partner, group, email).is(201);
        create(partner, group, email).isProblem(409, "email_taken");

        assertThat(partner.get(PROFILES + "?email=" + email).each("id")).containsExactly(first.id());
        assertThat(partner.get(PROFILES + "?limit=1").each("id")).containsExactly(first.id());
    }

    @Test
    void twoOrganizationsMayHoldTheSameAddress() {
        String email = Unique.email("shared");
        Answer ours = create(partner, group, email).is(201);
        Tenant second = Tenant.create();
        Api theirs = second.partner();

        assertThat(theirs.get(PROFILES + "?email=" + email).text()).isEqualTo("[]");
        Answer created = create(theirs, second.group(), email).is(201);

        assertThat(theirs.get(PROFILES + "?email=" + email).each("id")).containsExactly(created.id());
        assertThat(partner.get(PROFILES + "?email=" + email).each("id")).containsExactly(ours.id());
    }

    @Test
    void changeIsRefusedWhenEmailIsTaken() {
        String email = Unique.email("taken");
        create(partner, group, email).is(201);
        Answer profile = create(partner, other, Unique.email("free")).is(201);

        partner.patch(PROFILES + "/" + profile.id(), "{\"email\":\"" + email.toUpperCase(java.util.Locale.ROOT) + "\"}")
                .isProblem(409, "email_taken");
        assertThat(partner.get(PROFILES + "/" + profile.id()).text()).isEqualTo(profile.text());
    }

    @Test
    void releasedAddressIsFreeAtOnce() {
        String email = Unique.email("passed-on");
        Answer first = create(partner, group, email).is(201);
        partner.patch(PROFILES + "/" + first.id(), "{\"email\":\"" + Unique.email("moved") + "\"}")
                .is(200);

        Answer second = create(partner, group, email).is(201);

        assertThat(partner.get(PROFILES + "?email=" + email).each("id")).containsExactly(second.id());
    }

    @Test
    void placeholderIsUniqueLikeAnyAddress() {
        Answer profile = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        String placeholder = profile.id() + "@placeholder.invalid";

        assertThat(partner.get(PROFILES + "?email=" + placeholder).each("id")).containsExactly(profile.id());
        create(partner, group, placeholder).isProblem(409, "email_taken");
        partner.patch(PROFILES + "/" + profile.id(), "{\"email\":\"" + Unique.email("real") + "\"}")
                .is(200);
        assertThat(partner.get(PROFILES + "?email=" + placeholder).text()).isEqualTo("[]");
        create(partner, group, placeholder).is(201);
    }
}
