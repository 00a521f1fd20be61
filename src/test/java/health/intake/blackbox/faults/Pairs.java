package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Two changes of different fields of one profile at once: both are there afterwards. */
final class Pairs implements Row {

    private final int times;

    Pairs(int times) {
        this.times = times;
    }

    @Override
    public void fill(FaultLine line) {
        Tenant tenant = Tenant.create();
        Api partner = tenant.partner();
        String path = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(tenant.group())).is(201).id();
        for (int i = 0; i < times; i++) {
            String weight = 50 + i % 100 + ".125";
            String height = 100 + i % 99 + ".375";
            List<CompletableFuture<Answer>> both = List.of(
                    partner.sendLater("PATCH", path, "{\"weight\":" + weight + "}"),
                    partner.sendLater("PATCH", path, "{\"height\":" + height + "}"));
            Stream<Answer> answers = both.stream().map(CompletableFuture::join);
            line.failed(answers.filter(answer -> answer.status() != 200).count());
            JsonNode profile = partner.get(path).is(200).json();
            boolean isLost = !profile.get("weight").asText().equals(weight)
                    || !profile.get("height").asText().equals(height);
            line.wrong(isLost ? 1 : 0, "change lost");
        }
        line.requests(2L * times);
    }
}
