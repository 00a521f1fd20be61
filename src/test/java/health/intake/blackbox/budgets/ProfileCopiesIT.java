package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.email.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The data of scripts/bench: copied rows equal those that the service would write. */
class ProfileCopiesIT {

    private static final int LAST = 120;
    private static final List<String> OWN = List.of("id", "email", "email_canonical", "created_at");

    private final Tenant tenant = Tenant.create();
    private final Api partner = tenant.partner();
    private final String first = partner.post(
                    PROFILES,
                    ProfileBody.in(tenant.group())
                            .withEmail("user1@Bench.Example")
                            .with("height", "168.5")
                            .with("phone", "\"+4930123456789\""))
            .is(201)
            .id();

    private List<Map<String, String>> rows() {
        try (Sql sql = Installation.shared().sql()) {
            return sql.rows("select * from profile where organization_id = ? order by created_at", tenant.id());
        }
    }

    @Test
    void copiesDifferInAddressIdAndTimeOnly() {
        Installation.shared().copyProfile(first, LAST);

        List<Map<String, String>> rows = rows();
        Map<String, String> last = rows.get(rows.size() - 1);
        assertThat(rows).hasSize(LAST);
        assertThat(last).containsEntry("id", first);
        assertThat(rows).allSatisfy(row -> {
            Map<String, String> same = new HashMap<>(row);
            OWN.forEach(column -> same.put(column, last.get(column)));
            assertThat(same).isEqualTo(last);
            assertThat(row.get("email_canonical"))
                    .isEqualTo(
                            EmailAddress.parse(row.get("email")).orElseThrow().canonical());
        });
    }

    @Test
    void copiesHaveIdsOfVersion7AsFarApartAsTheirCreation() {
        Installation.shared().copyProfile(first, LAST);

        List<Map<String, String>> rows = rows();
        long lag = lag(rows.get(LAST - 1));
        List<UUID> ids =
                rows.stream().map(row -> UUID.fromString(row.get("id"))).toList();
        assertThat(rows).allSatisfy(row -> assertThat(lag(row)).isEqualTo(lag));
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    /** Milliseconds from the making of the id to that of the row. */
    private static long lag(Map<String, String> row) {
        long idMillis = UUID.fromString(row.get("id")).getMostSignificantBits() >>> 16;
        return Long.parseLong(row.get("created_at")) / 1000 - idMillis;
    }

    @Test
    void copiesAreFoundAndListed() {
        Installation.shared().copyProfile(first, LAST);

        JsonNode found =
                partner.get(PROFILES + "?email=USER57@bench.example").is(200).json();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("email").asText()).isEqualTo("user57@Bench.Example");
        JsonNode page = partner.get(PROFILES + "?limit=2&offset=1").is(200).json();
        assertThat(page.get(0).path("email").asText()).isEqualTo("user" + LAST + "@Bench.Example");
        assertThat(page.get(1).path("email").asText()).isEqualTo("user" + (LAST - 1) + "@Bench.Example");
    }
}
