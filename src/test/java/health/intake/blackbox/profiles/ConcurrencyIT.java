package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 2.2, 3.1 and 3.3: many requests at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private Answer create(String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email));
    }

    private Answer change(Answer profile, String body) {
        return partner.patch(PROFILES + "/" + profile.id(), body);
    }

    private static String email(String address) {
        return "{\"email\":\"" + address + "\"}";
    }

    @RepeatedTest(3)
    void oneOfSixteenCreationsOfAnAddressSucceeds() {
        String address = Unique.email("race");

        List<Answer> answers = Crowd.of(16, i -> create(i % 2 == 0 ? address : address.toUpperCase(Locale.ROOT)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(409, "email_taken"));
        assertThat(partner.get(PROFILES + "?email=" + address).json()).hasSize(1);
    }

    @RepeatedTest(3)
    void changesOfDifferentFieldsAllApply() {
        Answer profile = create(Unique.email("fields")).is(201);
        String address = Unique.email("changed");
        List<String> changes = List.of(
                "{\"first_name\":\"Eva\"}",
                "{\"last_name\":\"Virtanen\"}",
                "{\"height\":170}",
                "{\"weight\":60.5}",
                "{\"language\":\"fi\"}",
                "{\"phone\":\"+358401234567\"}",
                "{\"date_of_birth\":\"1990-01-31\"}",
                email(address));

        Crowd.of(changes.size(), i -> change(profile, changes.get(i))).forEach(answer -> answer.is(200));

        partner.get(PROFILES + "/" + profile.id())
                .is(200)
                .hasBody(
                        """
                        {
                          "id": "%s",
                          "handle": null,
                          "first_name": "Eva",
                          "last_name": "Virtanen",
                          "email": "%s",
                          "phone": "+358401234567",
                          "sex": 2,
                          "date_of_birth": "1990-01-31",
                          "height": 170,
                          "weight": 60.5,
                          "language": "fi",
                          "created_at": "*",
                          "updated_at": "*"
                        }
                        """
                                .formatted(profile.id(), address),
                        "created_at",
                        "updated_at");
    }

    @Test
    void changesOfOneFieldAllSucceedAndOneRemains() {
        Answer profile = create(Unique.email("same")).is(201);

        List<Answer> answers = Crowd.of(8, i -> change(profile, "{\"height\":" + (100 + i) + "}"));

        answers.forEach(answer -> answer.is(200));
        assertThat(answers.stream().map(Answer::etag)).doesNotHaveDuplicates();
        Answer read = partner.get(PROFILES + "/" + profile.id());
        assertThat(answers.stream().filter(answer -> answer.etag().equals(read.etag())))
                .singleElement()
                .satisfies(answer -> assertThat(answer.text()).isEqualTo(read.text()));
    }

    @Test
    void oneOfManyChangesOfAVersionSucceeds() {
        Answer profile = create(Unique.email("version")).is(201);
        Api conditional = partner.with("If-Match", profile.etag());

        List<Answer> answers =
                Crowd.of(8, i -> conditional.patch(PROFILES + "/" + profile.id(), "{\"height\":" + (100 + i) + "}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> answer.isProblem(412, "precondition_failed"));
    }

    @RepeatedTest(5)
    void swappedAddressesCauseNoInternalError() {
        String one = Unique.email("one");
        String other = Unique.email("other");
        Answer first = create(one).is(201);
        Answer second = create(other).is(201);

        List<Answer> answers = Crowd.of(8, i -> i % 2 == 0 ? change(first, email(other)) : change(second, email(one)));

        answers.forEach(answer -> answer.isAnyOf(200, 409));
        consistent(first);
        consistent(second);
    }

    @RepeatedTest(3)
    void oneOfManyChangesToAnAddressSucceeds() {
        List<Answer> profiles = Crowd.of(8, i -> create(Unique.email("wants")).is(201));
        String wanted = Unique.email("wanted");

        List<Answer> answers = Crowd.of(8, i -> change(profiles.get(i), email(wanted)));

        answers.forEach(answer -> answer.isAnyOf(200, 409));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        profiles.forEach(this::consistent);
    }

    private void consistent(Answer profile) {
        Answer read = partner.get(PROFILES + "/" + profile.id()).is(200);
        String address = read.at("email").asText();

        assertThat(partner.get(PROFILES + "?email=" + address).is(200).text()).isEqualTo("[" + read.text() + "]");
    }

    @Test
    void oneOfManyCreationsOfASlugSucceeds() {
        String slug = Unique.slug("race");

        List<Answer> answers =
                Crowd.of(8, i -> Api.admin().post(tenant.groupsPath(), "{\"slug\":\"" + slug + "\",\"name\":\"A\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(409, "slug_taken"));
    }

    @Test
    void keyRotatedManyTimesAtOnceStaysValid() {
        Key key = tenant.key("PROFILES_VIEW");

        List<Answer> answers = Crowd.of(
                4, i -> Api.admin().post(tenant.keysPath() + "/" + key.id() + "/rotate", "{\"overlap_seconds\":60}"));

        answers.forEach(answer -> Key.of(answer).api().get("/api/v1/key").is(200));
        key.api().get("/api/v1/key").is(200);
    }
}
