package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Two changes of different fields of one patient at once, both of the profile, both of the account, or one of each: both are
 * there afterwards.
 */
final class Pairs implements Row {

    private final int times;

    /** A change of one field through one of the two APIs. */
    private record Change(String api, String field, String value) {

        CompletableFuture<Answer> sendLater(Api partner, String id) {
            return partner.sendLater("PATCH", api + "/" + id, "{\"" + field + "\":" + value + "}");
        }

        boolean isLost(Api partner, String id) {
            return !partner.get(api + "/" + id).is(200).at(field).asText().equals(value);
        }
    }

    Pairs(int times) {
        this.times = times;
    }

    private static List<List<Change>> pairs(int i) {
        Change weight = new Change(PROFILES, "weight", 50 + i % 100 + ".125");
        Change height = new Change(PROFILES, "height", 100 + i % 99 + ".375");
        Change emrId = new Change(PATIENTS, "emrId", String.valueOf(i));
        Change notifications = new Change(PATIENTS, "unreadNotifications", String.valueOf(i % 97));
        return List.of(
                List.of(weight, height),
                List.of(emrId, notifications),
                List.of(new Change(PROFILES, "weight", 150 + i % 100 + ".5"), new Change(PATIENTS, "emrId", "1" + i)));
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
        line.requests(6L * times);
    }
}
