package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.3, 1.5, 3.1 and 7: all violations of a creation at once, in the order of the table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileViolationsIT {

    private final Group group;
    private final Api partner;

    ProfileViolationsIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
    }

    @Test
    void everyRequiredFieldOfAnEmptyObjectIsMissing() {
        partner.with("X-Request-Id", "request-00001")
                .post(PROFILES, "{}")
                .is(400)
                .hasBody(
                        """
                        {
                          "type": "*",
                          "title": "Validation failed",
                          "status": 400,
                          "detail": "first_name is required. (4 more)",
                          "code": "validation_failed",
                          "error": "first_name is required. (4 more)",
                          "request_id": "request-00001",
                          "violations": "*"
                        }
                        """,
                        "type",
                        "violations");
        partner.post(PROFILES, "{}")
                .violates(
                        "first_name required",
                        "last_name required",
                        "sex required",
                        "date_of_birth required",
                        "profile_group required");
    }

    @Test
    void nullIsRefusedForARequiredField() {
        partner.post(
                        PROFILES,
                        """
                        {"date_of_birth":null,"sex":null,"last_name":null,"first_name":null,"profile_group":null}
                        """)
                .violates(
                        "first_name required",
                        "last_name required",
                        "sex required",
                        "date_of_birth required",
                        "profile_group required");
    }

    @Test
    void allViolationsAreReportedAtOnceInTheOrderOfTheContract() {
        partner.post(
                        PROFILES,
                        """
                        {
                          "zebra": 1,
                          "language": "fr",
                          "weight": 700.001,
                          "updated_at": null,
                          "height": "168",
                          "phone": "030 123",
                          "email": "nobody",
                          "profile_group_slug": 7,
                          "profile_group": true,
                          "date_of_birth": "1985-02-30",
                          "sex": 1.0,
                          "last_name": "",
                          "id": "0197a3c0-0000-7000-8000-000000000000",
                          "first_name": "Мария",
                          "a b": null
                        }
                        """)
                .violates(
                        "first_name not_latin",
                        "last_name too_short",
                        "sex wrong_type",
                        "date_of_birth invalid_format",
                        "profile_group wrong_type",
                        "profile_group_slug wrong_type",
                        "email invalid_format",
                        "phone invalid_format",
                        "height wrong_type",
                        "weight out_of_range",
                        "language invalid_value",
                        "zebra unknown_field",
                        "updated_at read_only",
                        "id read_only",
                        "? unknown_field");
    }

    @Test
    void unknownNameIsRepeatedOnlyWhenItIsHarmless() {
        String longest = "a".repeat(64);
        partner.post(
                        PROFILES,
                        ProfileBody.in(group)
                                .with(longest, "1")
                                .with(longest + "a", "1")
                                .with("A-z_9", "1")
                                .with("", "1")
                                .with("a.b", "1")
                                .with("ä", "1")
                                .with("<script>", "1"))
                .violates(
                        longest + " unknown_field",
                        "? unknown_field",
                        "A-z_9 unknown_field",
                        "? unknown_field",
                        "? unknown_field",
                        "? unknown_field",
                        "? unknown_field");
    }
}
