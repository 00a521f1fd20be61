package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Operation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 3.7: for a live key what is in the sandbox does not exist, and the other way round. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxAttackIT {

    private static final String[] SCOPES = {
        "CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "AUDIT_VIEW", "PROFILES_ERASE"
    };

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Side live = new Side(tenant.key(SCOPES).api());
    private final Side test = new Side(tenant.testKey(SCOPES).api());

    /** A key, and what was made with it. */
    private final class Side {

        private final Api api;
        private final String profile;
        private final String patient;

        Side(Api api) {
            String slug = "\"" + group.slug() + "\"";
            this.api = api;
            this.profile = api.post(PROFILES, ProfileBody.in(group).with("profile_group", slug))
                    .is(201)
                    .id();
            this.patient = api.post(PATIENTS, PatientBody.create().with("groups", "[" + slug + "]"))
                    .is(201)
                    .id();
        }

        Answer call(Operation operation, Side other) {
            String path = operation.path().replace("{profile}", other.profile).replace("{patient}", other.patient);
            String body = operation.body().replace("{group}", group.slug());
            return body.isEmpty() ? api.send(operation.method(), path) : api.send(operation.method(), path, body);
        }
    }

    static Stream<Operation> operationsOnAProfile() {
        return Operation.ALL.stream()
                .filter(operation -> !operation.isAdmin() && operation.path().matches(".*\\{(profile|patient)}.*"));
    }

    static Stream<Operation> admin() {
        return Operation.ALL.stream().filter(Operation::isAdmin);
    }

    @ParameterizedTest
    @MethodSource("operationsOnAProfile")
    void idsOfOneSideDoNotExistOnTheOther(Operation operation) {
        assertThat(live.call(operation, test).status())
                .as("live key: %s", operation)
                .isEqualTo(404);
        assertThat(test.call(operation, live).status())
                .as("test key: %s", operation)
                .isEqualTo(404);
        assertThat(live.call(operation, live).status())
                .as("live key: %s", operation)
                .isLessThan(300);
        assertThat(test.call(operation, test).status())
                .as("test key: %s", operation)
                .isLessThan(300);
    }

    @ParameterizedTest
    @MethodSource("admin")
    void aTestKeyMayAdministerNothing(Operation operation) {
        Answer answer = operation.body().isEmpty()
                ? test.api.send(operation.method(), operation.path().replaceAll("\\{[a-zA-Z]+}", test.profile))
                : test.api.send(
                        operation.method(),
                        operation.path().replaceAll("\\{[a-zA-Z]+}", test.profile),
                        operation.body());

        answer.isProblem(403, "scope_missing");
    }
}
