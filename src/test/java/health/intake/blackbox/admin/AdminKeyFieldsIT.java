package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 5 and 7: the reasons to refuse a new API key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminKeyFieldsIT {

    private final Api admin = Api.admin();
    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();

    private Answer create(String body) {
        return admin.post(tenant.keysPath(), body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                              | name required,scopes required
                    {"name": null, "scopes": null}                                  | name required,scopes required
                    {"name": "", "scopes": []}                                      | name too_short,scopes too_short
                    {"name": 1, "scopes": "CREATE_USER"}                            | name wrong_type,scopes wrong_type
                    {"name": "A", "scopes": ["ADMIN"]}                              | scopes[0] invalid_value
                    {"name": "A", "scopes": ["CREATE_USER", "admin"]}               | scopes[1] invalid_value
                    {"name": "A", "scopes": ["CREATE_USER", "WHATEVER"]}            | scopes[1] invalid_value
                    {"name": "A", "scopes": ["CREATE_USER", 5]}                     | scopes[1] wrong_type
                    {"name": "A", "scopes": ["CREATE_USER"], "profile_groups": []}  | profile_groups too_short
                    {"name": "A", "scopes": ["CREATE_USER"], "profile_groups": "x"} | profile_groups wrong_type
                    {"name": "A", "scopes": ["CREATE_USER"], "profile_groups": [1]} | profile_groups[0] wrong_type
                    {"name": "A", "scopes": ["CREATE_USER"], "environment": "prod"} | environment invalid_value
                    {"name": "A", "scopes": ["CREATE_USER"], "environment": "TEST"} | environment invalid_value
                    {"name": "A", "scopes": ["CREATE_USER"], "environment": 1}      | environment wrong_type
                    {"name": "A", "scopes": ["CREATE_USER"], "expires_at": 1}       | expires_at wrong_type
                    {"name": "A", "scopes": ["CREATE_USER"], "expires_at": "soon"}  | expires_at invalid_format
                    {"name": "A", "scopes": ["CREATE_USER"], "expires_at": "2030-02-30T00:00:00Z"} | expires_at invalid_format
                    {"name": "A", "scopes": ["CREATE_USER"], "expires_at": "2030-01-01"} | expires_at invalid_format
                    {"name": "A", "scopes": ["CREATE_USER"], "expires_at": "2090-01-01T00:00:00+24:00"} | expires_at invalid_format
                    {"name": "A", "scopes": ["CREATE_USER"], "expires_at": "2090-01-01T00:00:00+0200"} | expires_at invalid_format
                    {"x": 1, "environment": "prod", "id": 1, "scopes": 1, "key": 1, "name": 1} | name wrong_type,scopes wrong_type,environment invalid_value,x unknown_field,id read_only,key read_only
                    {"name": "A", "scopes": ["CREATE_USER"], "prefix": null, "state": null, "created_at": null, "last_used_at": null} | prefix read_only,state read_only,created_at read_only,last_used_at read_only
                    """)
    void keyIsRefusedWhenAFieldIsInvalid(String body, String violations) {
        create(body).violates(violations.split(","));
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2020-01-01T00:00:00-12:00"})
    void expiryMustBeInTheFuture(String past) {
        assertThat(create("{\"name\":\"A\",\"scopes\":[\"CREATE_USER\"],\"expires_at\":\"" + past + "\"}")
                        .isProblem(400, "validation_failed")
                        .violations())
                .singleElement()
                .asString()
                .startsWith("expires_at ");
    }

    @ParameterizedTest
    @CsvSource({
        "2090-01-31T12:00:00Z,      2090-01-31T12:00:00Z",
        "2090-01-31T12:00:00+00:00, 2090-01-31T12:00:00Z",
        "2090-01-31T12:00:00+02:00, 2090-01-31T10:00:00Z",
        "2090-01-31T12:00:00-03:30, 2090-01-31T15:30:00Z",
        "2090-01-31T12:00:00.5-00:00, 2090-01-31T12:00:00Z",
        "2090-01-31T23:59:00+23:59, 2090-01-31T00:00:00Z"
    })
    void expiryMayHaveAnyOffset(String given, String printed) {
        String expiry = "\"expires_at\":\"" + given + "\"}";

        assertThat(create("{\"name\":\"A\",\"scopes\":[\"CREATE_USER\"]," + expiry)
                        .is(201)
                        .at("expires_at")
                        .asText())
                .isEqualTo(printed);
        assertThat(admin.post("/api/admin/api-keys", "{\"name\":\"A\"," + expiry)
                        .is(201)
                        .at("expires_at")
                        .asText())
                .isEqualTo(printed);
    }

    @Test
    void unknownGroupIsNotFound() {
        Group foreign = Tenant.create().group();
        for (String reference : new String[] {"nobody-knows", "", foreign.id(), foreign.slug()}) {
            create("{\"name\":\"A\",\"scopes\":[\"CREATE_USER\"],\"profile_groups\":[\"" + group.id() + "\",\""
                            + reference + "\"]}")
                    .isProblem(404, "profile_group_not_found");
        }
    }
}
