package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Operation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Scene;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Objects of another organization and objects that do not exist get the same answer, byte for byte, wherever an operation
 * takes a reference: in its path, in its body or in a parameter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignReferencesIT {

    private static final List<String> REFERENCES = List.of("{profile}", "{erasable}", "{patient}", "{group}", "{key}");

    private final Scene mine = new Scene();
    private final Scene theirs = new Scene();
    private final Api partner = mine.tenant
            .key("CREATE_USER", "PROFILES_VIEW", "AUDIT_VIEW", "PROFILES_ERASE")
            .api();

    /** @param reference the name in path or body in whose place the foreign and the unknown value are put */
    private record Row(String method, String path, String body, String reference) {

        static Stream<Row> of(Operation operation) {
            List<Row> rows = new ArrayList<>();
            for (String reference : REFERENCES) {
                if (operation.path().contains(reference) || operation.body().contains(reference)) {
                    rows.add(new Row(operation.method(), operation.path(), operation.body(), reference));
                }
            }
            return rows.stream();
        }

        Row with(String value) {
            return new Row(method, path.replace(reference, value), body.replace(reference, value), reference);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body.strip();
        }
    }

    /** References that are not in the valid call of an operation. */
    private static Stream<Row> further() {
        String organization = "/api/admin/organizations/{org}";
        return Stream.of(
                new Row("PATCH", organization, "{\"default_group\": \"{group}\"}", "{group}"),
                new Row(
                        "POST",
                        organization + "/api-keys",
                        "{\"name\": \"New\", \"scopes\": [\"PROFILES_VIEW\"], \"profile_groups\": [\"{group}\"]}",
                        "{group}"),
                new Row("PATCH", organization + "/api-keys/{key}", "{\"profile_groups\": [\"{group}\"]}", "{group}"),
                new Row("GET", organization + "/audit?key={key}", "", "{key}"),
                new Row("GET", "/api/v1/profiles?profile_group={group}", "", "{group}"),
                new Row("GET", "/api/v1/profiles?state=deactivated&profile_group={group}", "", "{group}"),
                new Row("GET", "/api/admin/api-keys/{key}", "", "{key}"),
                new Row("POST", "/api/admin/api-keys/{key}/rotate", "{}", "{key}"),
                new Row("DELETE", "/api/admin/api-keys/{key}", "", "{key}"));
    }

    @TestFactory
    Stream<DynamicTest> foreignIsUnknownOctetForOctet() {
        return Stream.concat(Operation.ALL.stream().flatMap(Row::of), further())
                .flatMap(row -> row.method().equals("GET")
                        ? Stream.of(row, new Row("HEAD", row.path(), row.body(), row.reference()))
                        : Stream.of(row))
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    String foreignId = theirs.value(row.reference());
                    String unknownId = UUID.randomUUID().toString();
                    Answer foreign = call(row.with(foreignId));
                    Answer unknown = call(row.with(unknownId));

                    assertThat(foreign.status()).isEqualTo(unknown.status());
                    assertThat(foreign.body()).isEqualTo(unknown.body());
                    // links of a list repeat the parameters of the request
                    assertThat(foreign.steadyHeaders().replace(foreignId, unknownId))
                            .isEqualTo(unknown.steadyHeaders());
                }));
    }

    private Answer call(Row row) {
        boolean isAdmin = row.path().startsWith("/api/admin");
        Api api = (isAdmin ? Api.admin() : partner).with("X-Request-Id", "the-same-id-for-both");
        String path = mine.filled(row.path());
        Answer answer = row.body().isEmpty()
                ? api.send(row.method(), path)
                : api.send(row.method(), path, mine.filled(row.body()));
        return answer.is(row.path().matches(".*(\\?key=|/lookup).*") ? 200 : 404);
    }

    @Test
    void addressOfAnotherOrganizationIsNotFound() {
        String email = Unique.slug("known") + "@example.com";
        Api partner = mine.tenant.partner();
        theirs.tenant
                .partner()
                .post(PROFILES, ProfileBody.in(theirs.group).withEmail(email))
                .is(201);
        Api traced = partner.with("X-Request-Id", "the-same-id-for-both");

        Answer foreign = traced.get(PROFILES + "?email=" + Api.encoded(email));
        Answer unknown = traced.get(PROFILES + "?email=" + Api.encoded("un" + email));

        assertThat(foreign.is(200).text()).isEqualTo("[]").isEqualTo(unknown.text());
        assertThat(foreign.steadyHeaders()).isEqualTo(unknown.steadyHeaders());
        partner.post(PROFILES, ProfileBody.in(mine.group).withEmail(email)).is(201);
    }

    @Test
    void organizationHeaderMustNameThatOfTheKey() {
        Api traced = mine.tenant.partner().with("X-Request-Id", "the-same-id-for-both");
        PatientBody body = PatientBody.in(mine.group);

        Answer foreign = traced.with("organization", theirs.tenant.slug()).post(PATIENTS, body);
        Answer unknown = traced.with("organization", Unique.slug("nobody")).post(PATIENTS, body);

        assertThat(foreign.is(403).text()).isEqualTo(unknown.text());
        assertThat(foreign.steadyHeaders()).isEqualTo(unknown.steadyHeaders());
    }
}
