package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerWork;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The memory that the server allocates for a request, in all its threads: additional work for each request shows here,
 * independent of other load. The bounds are a quarter above the figure of the more expensive server, measured cold.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationBudgetIT {

    /** Enough that work in the background is a small part. */
    private static final int REQUESTS = 600;

    private static final Map<String, Double> BOUNDS =
            Map.of("get", 150.0, "look-up", 150.0, "create", 215.0, "change", 195.0);

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    /** KiB for each of many requests. */
    private static double perRequest(IntConsumer request) {
        IntStream.range(0, REQUESTS / 2).forEach(request);
        return ServerWork.perRequest(REQUESTS, request).kib();
    }

    private Answer create() {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(Unique.email("memory")))
                .is(201);
    }

    @Test
    void allocationIsWithinItsBudget() {
        Answer profile = create();
        String path = PROFILES + "/" + profile.id();
        String email = PROFILES + "?email=" + profile.at("email").asText();
        Map<String, Double> kib = new LinkedHashMap<>();
        kib.put("get", perRequest(i -> partner.get(path).is(200)));
        kib.put("look-up", perRequest(i -> partner.get(email).is(200)));
        kib.put("create", perRequest(i -> create()));
        kib.put("change", perRequest(i -> partner.patch(path, "{\"weight\":%d.5}".formatted(50 + i % 50))
                .is(200)));

        assertThat(kib).as("KiB").allSatisfy((operation, measured) -> assertThat(measured)
                .as(operation)
                .isBetween(10.0, BOUNDS.get(operation)));
    }
}
