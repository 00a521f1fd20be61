package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProblemCatalogue;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.3: the pages about problems, and that their examples are true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemPagesIT {

    private static final String PAGES = "/api/docs/problems";
    private static final Pattern EXAMPLE = Pattern.compile("<pre>([^<]*)</pre>");

    /** Their examples need a state that a single request does not make, or a request that is longer than a page. */
    private static final Set<String> OF_A_STATE = Set.of(
            "outside_access_context",
            "self_registration_closed",
            "field_not_allowed",
            "patient_not_found",
            "email_taken",
            "emr_id_taken",
            "slug_taken",
            "domain_taken",
            "sandbox_full",
            "request_in_progress",
            "profile_deactivated",
            "profile_erased",
            "legal_hold",
            "precondition_failed",
            "payload_too_large",
            "uri_too_long",
            "idempotency_key_reused",
            "rate_limited",
            "headers_too_large",
            "internal_error",
            "unavailable");

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private static Answer page(String code) {
        return Api.anonymous().get(PAGES + "/" + code).is(200);
    }

    private static Stream<String> codes() {
        return ProblemCatalogue.codes().stream().sorted();
    }

    @TestFactory
    Stream<DynamicTest> everyCodeHasAPage() {
        String all = Api.anonymous().get(PAGES).is(200).text();
        return codes().map(code -> DynamicTest.dynamicTest(code, () -> {
            assertThat(page(code).text()).contains("<code>" + code + "</code>");
            assertThat(all).contains("href=\"" + PAGES + "/" + code + "\"");
        }));
    }

    @TestFactory
    Stream<DynamicTest> exampleOfAPageGetsThisProblem() {
        return codes().filter(code -> !OF_A_STATE.contains(code))
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    List<String> parts = EXAMPLE.matcher(page(code).text())
                            .results()
                            .map(match -> match.group(1))
                            .toList();
                    sent(parts.get(0)).isProblem(ProblemCatalogue.statusOf(code), code);
                    assertThat(parts.get(1)).contains("\"code\" : \"" + code + "\"");
                }));
    }

    /** Sends the request as it is printed, with a key and a group of this test. */
    private Answer sent(String example) {
        String[] parts = example.replace("berlin", group.slug())
                .replace("maria.schmidt@", Unique.slug("maria") + "@")
                .split("\n\n", 2);
        String[] head = parts[0].split("\n");
        Api client = Api.anonymous();
        for (String line : List.of(head).subList(1, head.length)) {
            String[] header = line.split(": ", 2);
            client = header[0].equals("x-api-key") ? as(header[1]) : client.with(header[0], header[1]);
        }
        String[] request = head[0].split(" ");
        return parts.length == 1 ? client.send(request[0], request[1]) : client.send(request[0], request[1], parts[1]);
    }

    private Api as(String key) {
        return key.equals("YOUR_ADMIN_KEY") ? Api.admin() : partner;
    }

    @Test
    void codeThatDoesNotExistHasNoPage() {
        Api.anonymous().get(PAGES + "/teapot").isProblem(404, "not_found");
    }
}
