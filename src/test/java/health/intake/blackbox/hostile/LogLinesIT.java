package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The log has lines of JSON, one a record, and no client can begin a line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogLinesIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    /** Those written since the test began, in all files together. */
    private static List<String> lines(String logsBefore) {
        List<String> before = logsBefore.lines().toList();
        return Installation.shared()
                .logs()
                .lines()
                .filter(line -> !line.isBlank() && !before.contains(line))
                .toList();
    }

    private static void isObject(String line) {
        assertThat(Json.parse(new String(line.getBytes(ISO_8859_1), UTF_8)).isObject())
                .as(line)
                .isTrue();
    }

    @Test
    void internalErrorIsLoggedWithTheIdOfItsRequest() {
        String id = Unique.slug("faulty");
        String before = Installation.shared().logs();
        try (Sql sql = Installation.shared().sql()) {
            sql.run("create trigger refuse_insert before insert on profile for each row"
                    + " signal sqlstate '22000' set message_text = 'refused'");
            try {
                partner.with("X-Request-Id", id)
                        .post(PROFILES, ProfileBody.in(group))
                        .isProblem(500, "internal_error");
            } finally {
                sql.run("drop trigger refuse_insert");
            }
        }

        List<String> about =
                lines(before).stream().filter(line -> line.contains(id)).toList();
        assertThat(about)
                .isNotEmpty()
                .allSatisfy(LogLinesIT::isObject)
                .allMatch(line -> line.contains("DatabaseFault"));
    }

    @Test
    void hostileValueForgesNoLine() {
        String forged = "{\"Level\":\"INFO\",\"LogMessage\":\"forged-by-a-caller\"}";
        String before = Installation.shared().logs();
        for (String end : new String[] {"\r\n", "\n", "\r", "\u0085", "\u2028", "\\n", "\u001b[2K\n"}) {
            String value = "x" + end + forged;
            String encoded = Api.encoded(value);
            partner.get(PROFILES + "?email=" + encoded);
            Wire.request("GET", "/api/v1/" + encoded).outcome();
            partner.send(Unique.slug("get"), PROFILES);
            partner.post(PROFILES, value);
            partner.post(PROFILES, ProfileBody.in(group).with("first_name", Json.quoted(value)));
            partner.post(PROFILES, ProfileBody.in(group).with("a\\n" + forged.replace("\"", ""), "1"));
            for (String header :
                    new String[] {"X-Request-Id", "x-api-key", "Idempotency-Key", "Accept", "Host", "Cookie"}) {
                Wire.request("GET", PROFILES).header(header, Wire.bytes(value)).outcome();
            }
            Wire.request("GET", PROFILES + "?" + Wire.bytes(value)).outcome();
            Wire.line(Wire.bytes(value) + " / HTTP/1.1").outcome();
            Wire.request("POST", PROFILES)
                    .header("Content-Length", Wire.bytes(value))
                    .outcome();
        }

        assertThat(lines(before)).allSatisfy(LogLinesIT::isObject).noneMatch(line -> line.startsWith(forged));
    }
}
