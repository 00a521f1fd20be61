package health.intake.blackbox.life;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static health.intake.blackbox.life.Life.path;
import static health.intake.blackbox.life.Life.state;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** Contract 8: steps, changes and look-ups of one profile at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeRacesIT {

    private final Tenant tenant = Tenant.create();
    private final Group first = tenant.group();
    private final Group second = tenant.group();
    private final Group third = tenant.group();
    private final Api partner = tenant.partner();
    private final Life life = new Life(partner);

    private Answer create() {
        return partner.post(PROFILES, ProfileBody.in(first).withEmail(Unique.email("race")))
                .is(201);
    }

    private static List<Answer> atOnce(List<Supplier<Answer>> requests) {
        return Crowd.of(requests.size(), i -> requests.get(i).get());
    }

    /** A change that was answered with 200 holds, one that was refused does not; each effect has a version of its own. */
    @RepeatedTest(8)
    void noChangeIsLostBesideSteps() {
        String id = create().id();
        String path = path(id);
        List<Answer> answers = atOnce(List.of(
                () -> partner.patch(path, "{\"weight\":71}"),
                () -> life.deactivate(id),
                () -> partner.patch(path, "{\"height\":172}"),
                () -> life.move(id, second),
                () -> partner.patch(path, "{\"language\":\"fi\"}"),
                () -> life.restore(id),
                () -> partner.patch(path, "{\"last_name\":\"Virtanen\"}")));

        Answer now = partner.get(path).is(200);
        holdsIfMade(answers.get(0), now.at("weight").asInt() == 71);
        holdsIfMade(answers.get(2), now.at("height").asInt() == 172);
        holdsIfMade(answers.get(4), now.at("language").asText().equals("fi"));
        holdsIfMade(answers.get(6), now.at("last_name").asText().equals("Virtanen"));
        answers.get(1).is(200);
        answers.get(3).is(200);
        answers.get(5).is(200);
        assertThat(partner.get(PROFILES + "?state=all&limit=500&profile_group=" + second.id())
                        .each("id"))
                .contains(id);
        // a restoration before the deactivation changes nothing
        assertThat(state(now)).isIn("active", "deactivated");
        assertThat(partner.get(PROFILES + "?limit=500").each("id").contains(id))
                .isEqualTo(state(now).equals("active"));
        Set<String> made = new HashSet<>();
        answers.stream()
                .filter(answer -> answer.status() == 200 && answer != answers.get(5))
                .forEach(answer ->
                        assertThat(made.add(answer.etag())).as("%s", answer).isTrue());
    }

    private static void holdsIfMade(Answer answer, boolean holds) {
        if (answer.status() != 200) {
            answer.isProblem(409, "profile_deactivated");
        }
        assertThat(holds).as("%s", answer).isEqualTo(answer.status() == 200);
    }

    /** Many look-ups, of which those that begin after an answer see what it said. */
    @RepeatedTest(8)
    void lookUpsFollowTheStateAtOnce() {
        Answer profile = create();
        String email = profile.at("email").asText();
        Life confined = new Life(tenant.keyFor(first, "PROFILES_VIEW").api());
        List<Supplier<Answer>> lookUps = List.of(
                () -> life.lookUp(email),
                () -> confined.lookUp(email),
                () -> life.lookUpByBody(email),
                () -> confined.lookUpByBody(email));
        for (int i = 0; i < 4; i++) {
            List<Supplier<Answer>> during = new ArrayList<>(lookUps);
            during.add(() -> life.deactivate(profile.id()).is(200));
            atOnce(during).subList(0, 4).forEach(answer -> isNobodyOr(profile, answer));
            atOnce(lookUps).forEach(answer -> assertThat(answer.is(200).text()).isEqualTo("[]"));

            during.set(4, () -> life.restore(profile.id()).is(200));
            atOnce(during).subList(0, 4).forEach(answer -> isNobodyOr(profile, answer));
            atOnce(lookUps)
                    .forEach(answer -> assertThat(answer.is(200).each("id")).containsExactly(profile.id()));
        }
    }

    private static void isNobodyOr(Answer profile, Answer answer) {
        if (!answer.is(200).text().equals("[]")) {
            assertThat(answer.each("id")).containsExactly(profile.id());
            assertThat(answer.each("email")).containsExactly(profile.at("email").asText());
        }
    }

    /** The address goes to another person while the first one, who had it, is restored: never two, never the wrong one. */
    @RepeatedTest(8)
    void addressIsOfOnePersonWhoeverIsRestored() {
        Answer one = create();
        String wanted = one.at("email").asText();
        Answer other = create();
        life.deactivate(one.id()).is(200);

        List<Answer> answers = atOnce(List.of(
                () -> life.restore(one.id()),
                () -> partner.patch(path(other.id()), "{\"email\":\"" + wanted + "\"}"),
                () -> partner.post(PROFILES, ProfileBody.in(second).withEmail(wanted)),
                () -> life.lookUp(wanted)));

        answers.get(0).is(200);
        answers.get(1).isProblem(409, "email_taken");
        answers.get(2).isProblem(409, "email_taken");
        isNobodyOr(one, answers.get(3));
        assertThat(life.lookUp(wanted).each("id")).containsExactly(one.id());
    }

    @RepeatedTest(8)
    void movesLeaveOneFirstGroupAndNoneTwice() {
        String id = partner.post(PATIENTS, PatientBody.in(first, second, third))
                .is(201)
                .id();

        atOnce(List.of(
                        () -> life.move(id, second),
                        () -> life.move(id, third),
                        () -> life.deactivate(id),
                        () -> life.move(id, second),
                        () -> life.move(id, first)))
                .forEach(answer -> answer.is(200));

        List<String> groups = new ArrayList<>();
        partner.get(PATIENTS + "/" + id).is(200).at("groups").forEach(group -> groups.add(group.asText()));
        assertThat(groups).doesNotHaveDuplicates().isNotEmpty();
        assertThat(partner.get(PROFILES + "?state=deactivated&limit=500&profile_group=" + groups.get(0))
                        .each("id"))
                .contains(id);
    }

    /** A key that may act on one of two groups gets the profile or a refusal, as it is at that moment. */
    @RepeatedTest(5)
    void keyOfOneGroupChangesNothingOnceTheProfileHasMovedAway() {
        String id = create().id();
        Api inFirst = tenant.keyFor(first, "CREATE_USER").api();

        List<Answer> answers = atOnce(List.of(
                () -> life.move(id, second),
                () -> inFirst.patch(path(id), "{\"weight\":71}"),
                () -> inFirst.post(path(id) + "/deactivate", "{}"),
                () -> inFirst.patch(path(id), "{\"height\":172}")));

        answers.get(0).is(200);
        answers.get(1).isAnyOf(200, 403, 409);
        answers.get(2).isAnyOf(200, 403);
        answers.get(3).isAnyOf(200, 403, 409);
        Answer now = partner.get(path(id)).is(200);
        assertThat(now.at("weight").asInt() == 71).isEqualTo(answers.get(1).status() == 200);
        assertThat(now.at("height").asInt() == 172).isEqualTo(answers.get(3).status() == 200);
        assertThat(state(now)).isEqualTo(answers.get(2).status() == 200 ? "deactivated" : "active");
        inFirst.patch(path(id), "{\"weight\":99}").isProblem(403, "outside_access_context");
    }
}
