package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.email.EntryNames;
import health.intake.id.OrganizationId;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The e-mail index, compared and mended by the operator while the service runs. */
class IndexCommandsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OperatorProgram program = new OperatorProgram();
    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final RedisWire redis = Installation.shared().redis();
    private final List<Indexed> profiles = new ArrayList<>();

    /** A profile with the name of its entry and what the service wrote into it. */
    private record Indexed(String id, String email, String name, String text) {}

    @BeforeEach
    void createProfiles() {
        Optional<String> secret =
                Optional.of(Installation.shared().operatorSettings().get("INTAKE_SECRET"));
        EntryNames names = new EntryNames(new Secrets(secret, Optional.empty(), secret).subkey(Purpose.EMAIL_INDEX));
        for (int i = 0; i < 5; i++) {
            String email = Unique.email("indexed");
            Answer created = partner.post(Tenant.PROFILES, ProfileBody.in(group).withEmail(email))
                    .is(201);
            String name = names.name(new OrganizationId(UUID.fromString(tenant.id())), email);
            String text = created.id() + ":1";
            // by the creation, or by a look-up if Redis did not answer in time
            Deadline.within(PATIENCE, "the service wrote it under this name", () -> {
                partner.get(Tenant.PROFILES + "?email=" + email).is(200);
                return text.equals(redis.run("GET", name));
            });
            profiles.add(new Indexed(created.id(), email, name, text));
        }
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    private Object entry(int profile) {
        return redis.run("GET", profiles.get(profile).name());
    }

    @Test
    void entriesThatDifferFromTheProfilesAreFoundAndMended() {
        String id = profiles.get(2).id();
        partner.patch(Tenant.PROFILES + "/" + profiles.get(4).id(), "{\"first_name\":\"Eva\"}")
                .is(200);
        assertThat(program.run("index", "rebuild").code()).isZero();
        redis.run("DEL", profiles.get(0).name());
        redis.run("SET", profiles.get(1).name(), id + ":1");
        redis.run("SET", profiles.get(2).name(), id + ":999");
        redis.run("DEL", profiles.get(3).name());
        redis.run("LPUSH", profiles.get(3).name(), "x");

        Run verified = program.run("index", "verify");

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).isEmpty();
        assertThat(verified.err())
                .contains("Entries missing: 1\n")
                .contains("Entries of another profile: 1\n")
                .contains("Entries of a higher version than the row: 1\n")
                .contains("Entries not readable: 1\n")
                .doesNotContain("example.com");
        assertThat(entry(0)).as("nothing was changed").isNull();
        assertThat(entry(1)).isEqualTo(id + ":1");

        Run rebuilt = program.run("index", "rebuild");

        assertThat(rebuilt.err()).isEmpty();
        assertThat(rebuilt.out()).contains("Entries missing: 1\n").endsWith("Written: 4\n");
        for (int i = 0; i < profiles.size(); i++) {
            Indexed profile = profiles.get(i);
            assertThat(entry(i)).as("as the service wrote it, %d", i).isEqualTo(profile.text());
            assertThat((Long) redis.run("PTTL", profile.name())).isPositive();
            assertThat(partner.get(Tenant.PROFILES + "?email=" + profile.email())
                            .is(200)
                            .json()
                            .findValuesAsText("id"))
                    .contains(profile.id());
        }
        Run again = program.run("index", "verify");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("Entries missing: 0").doesNotContain("another profile");
    }

    @Test
    void withoutRedisNothingIsDone() {
        Run run = new OperatorProgram()
                .with("INTAKE_REDIS_URL", "redis://:secret-word@127.0.0.1:1")
                .run("index", "rebuild");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("Redis cannot be reached (INTAKE_REDIS_URL): ")
                .doesNotContain("secret-word");
    }
}
