package health.intake.blackbox.life;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;

/** Steps in the life of profiles, as one key takes them. */
record Life(Api api) {

    static String path(String id) {
        return PROFILES + "/" + id;
    }

    Answer deactivate(String id) {
        return api.post(path(id) + "/deactivate", "{}");
    }

    Answer restore(String id) {
        return api.post(path(id) + "/restore", "{}");
    }

    Answer move(String id, Group group) {
        return move(id, group.id());
    }

    Answer move(String id, String group) {
        return api.post(path(id) + "/move", "{\"profile_group\":\"" + group + "\"}");
    }

    Answer lookUp(String email) {
        return api.get(PROFILES + "?email=" + Api.encoded(email));
    }

    Answer lookUpByBody(String email) {
        return api.post(PROFILES + "/lookup", "{\"email\":\"" + email + "\"}");
    }

    /** Of an answer that holds one profile. */
    static String state(Answer profile) {
        return profile.requiredHeader("Intake-Profile-State");
    }

    static Answer isIn(String state, Answer answer) {
        assertThat(state(answer.is(200))).as("%s", answer).isEqualTo(state);
        return answer;
    }
}
