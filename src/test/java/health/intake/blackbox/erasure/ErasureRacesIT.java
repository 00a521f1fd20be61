package health.intake.blackbox.erasure;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Contract 8, at the same moment: two erasures of a person, a change of them, a look-up of their address, and the registration of
 * another person with it. Nobody is answered in the place of another, and there is one receipt.
 */
class ErasureRacesIT {

    private static final String ERASED = "Ada";
    private static final String CHANGED = "Alma";
    private static final String OTHER = "Zora";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Api eraser = tenant.key("PROFILES_ERASE").api();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void nobodyIsAnsweredInThePlaceOfAnother(TestReporter reporter) {
        race(25, reporter);
    }

    @Test
    @Tag("long")
    void nobodyIsAnsweredInThePlaceOfAnotherInAThousandRounds(TestReporter reporter) {
        race(1000, reporter);
    }

    private void race(int rounds, TestReporter reporter) {
        try (Sql sql = Installation.shared().sql()) {
            for (int round = 0; round < rounds; round++) {
                round(sql);
            }
        }
        reporter.publishEntry("outcomes", outcomes.toString());
        assertThat(outcomes.get("receipts")).isEqualTo(rounds);
    }

    private ProfileBody named(String name, String email) {
        return ProfileBody.in(group).withEmail(email).with("first_name", "\"" + name + "\"");
    }

    private void round(Sql sql) {
        String email = Unique.email("raced");
        String id = partner.post(PROFILES, named(ERASED, email)).is(201).id();
        String path = PROFILES + "/" + id;
        List<Answer> answers = Crowd.of(
                5,
                i -> answered(() -> switch (i) {
                    case 0, 1 -> eraser.post(path + "/erase", "{\"reason\": \"unlawful\"}");
                    case 2 -> partner.patch(path, "{\"first_name\": \"" + CHANGED + "\"}");
                    case 3 -> partner.get(PROFILES + "?email=" + email);
                    default -> partner.post(PROFILES, named(OTHER, email));
                }));

        answers.get(0).is(200);
        assertThat(answers.get(1).is(200).text()).isEqualTo(answers.get(0).text());
        count("receipts");
        Map<String, String> names = new HashMap<>(Map.of(id, ERASED + CHANGED));
        isChangedOrGone(answers.get(2), id);
        String other = registered(answers.get(4));
        names.put(other, OTHER);
        isOf(names, answers.get(3));
        count("looked up " + answers.get(3).json().size());

        partner.get(path).isProblem(410, "profile_erased");
        for (int i = 0; i < 2; i++) {
            Answer found = partner.get(PROFILES + "?email=" + email);
            isOf(Map.of(other, OTHER), found);
            assertThat(found.json()).hasSize(other.isEmpty() ? 0 : 1);
        }
        ErasedPerson.isErased(sql, id);
    }

    /** Sent again as a client does: on a busy machine a lock may be held for longer than a request waits. */
    private Answer answered(Supplier<Answer> request) {
        Answer answer = request.get();
        for (int attempt = 1; attempt < 5 && answer.status() == 503; attempt++) {
            count("sent again");
            answer = request.get();
        }
        return answer;
    }

    private void isChangedOrGone(Answer change, String id) {
        if (change.status() == 200) {
            assertThat(change.id()).isEqualTo(id);
        } else {
            change.isProblem(410, "profile_erased");
        }
        count("changed " + change.status());
    }

    /** The id of the other person; empty if the address was not free yet. */
    private String registered(Answer registration) {
        count("registered " + registration.status());
        if (registration.status() == 201) {
            return registration.id();
        }
        registration.isProblem(409, "email_taken");
        return "";
    }

    /** @param names that a person with an id may have */
    private static void isOf(Map<String, String> names, Answer lookUp) {
        for (JsonNode found : lookUp.is(200).json()) {
            assertThat(names.getOrDefault(found.get("id").asText(), ""))
                    .as("%s", lookUp)
                    .contains(found.get("first_name").asText());
        }
    }

    private synchronized void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }
}
