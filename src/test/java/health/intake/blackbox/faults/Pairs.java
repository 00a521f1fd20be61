package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Two changes of different fields of one patient at once: both of the profile, both of the account, or one through each API, of
 * two rows and of the same one. Both are there afterwards, through either API.
 */
final class Pairs implements Row {

    /** Fields that both APIs have, under the name that each gives them. */
    private static final Map<String, String> OTHER_NAMES = Map.of("last_name", "lastName", "firstName", "first_name");

    private final int times;

    /**
     * A change of one field through one of the two APIs.
     *
     * @param json the new value
     */
    private record Change(String api, String field, String json) {

        CompletableFuture<Answer> sendLater(Api partner, String id) {
            return partner.sendLater("PATCH", api + "/" + id, "{\"" + field + "\":" + json + "}");
        }

        boolean isLost(Api partner, String id) {
            String other = api.equals(PROFILES) ? PATIENTS : PROFILES;
            String otherName = OTHER_NAMES.get(field);
            return isMissing(partner, api + "/" + id, field)
                    || otherName != null && isMissing(partner, other + "/" + id, otherName);
        }

        private boolean isMissing(Api partner, String path, String name) {
            return !partner.get(path).is(200).at(name).toString().equals(json);
        }
    }

    Pairs(int times) {
        this.times = times;
    }

    /** A name that differs from those of the rounds around it. */
    private static String name(int i) {
        return Json.quoted("Na" + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26));
    }

    private static List<List<Change>> pairs(int i) {
        Change weight = new Change(PROFILES, "weight", 50 + i % 100 + ".125");
        Change height = new Change(PROFILES, "height", 100 + i % 99 + ".375");
        Change emrId = new Change(PATIENTS, "emrId", String.valueOf(i));
        Change notifications = new Change(PATIENTS, "unreadNotifications", String.valueOf(i % 97));
        return List.of(
                List.of(weight, height),
                List.of(emrId, notifications),
                inTurn(i, new Change(PROFILES, "weight", 150 + i % 100 + ".5"), new Change(PATIENTS, "emrId", "1" + i)),
                inTurn(i, new Change(PROFILES, "last_name", name(i)), new Change(PATIENTS, "firstName", name(i + 1))));
    }

    /** Each API is the first to be asked in every second round. */
    private static List<Change> inTurn(int i, Change one, Change other) {
        List<Change> pair = new ArrayList<>(List.of(one, other));
        Collections.rotate(pair, i);
        return pair;
    }

    @Override
    public void fill(FaultLine line) {
        Tenant tenant = Tenant.create();
        Api partner = tenant.partner();
        String id =
                partner.post(PATIENTS, PatientBody.in(tenant.group())).is(201).id();
        for (int i = 0; i < times; i++) {
            pairs(i).forEach(pair -> {
                List<CompletableFuture<Answer>> both = pair.stream()
                        .map(change -> change.sendLater(partner, id))
                        .toList();
                Stream<Answer> answers = both.stream().map(CompletableFuture::join);
                line.failed(answers.filter(answer -> answer.status() != 200).count());
                boolean isLost = pair.stream().anyMatch(change -> change.isLost(partner, id));
                line.wrong(isLost ? 1 : 0, "change lost");
            });
        }
        line.requests(8L * times);
    }
}
