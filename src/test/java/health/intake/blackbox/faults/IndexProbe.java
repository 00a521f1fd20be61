package health.intake.blackbox.faults;

import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.StatementLog;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** People who keep their addresses: how many look-ups find them by the index, as the statements in the database tell. */
final class IndexProbe {

    private static final int PEOPLE = 50;
    private static final double ENOUGH = 0.9;
    private static final Duration HITS_AGAIN = Duration.ofSeconds(60);
    private static final Pattern BY_ID = Pattern.compile("\\bid = ");

    private final Api partner;
    private final Map<String, String> idsByEmail = new LinkedHashMap<>();

    IndexProbe(Api partner, Group group) {
        this.partner = partner;
        for (int i = 0; i < PEOPLE; i++) {
            String email = Unique.email("probe");
            idsByEmail.put(
                    email,
                    partner.post(PROFILES, ProfileBody.in(group).withEmail(email))
                            .is(201)
                            .id());
        }
    }

    /**
     * Looks everybody up until nine of ten are found by the index.
     *
     * @param since when Redis was whole again, as {@code System.nanoTime} tells it
     */
    void judge(FaultLine line, long since) {
        double rate = hitRate(line);
        while (rate < ENOUGH && System.nanoTime() - since < HITS_AGAIN.toNanos()) {
            rate = hitRate(line);
        }
        line.require(rate >= ENOUGH, "hit rate %.0f %%".formatted(rate * 100));
        line.recovered(Duration.ofNanos(System.nanoTime() - since), HITS_AGAIN);
    }

    private long wrong() {
        return idsByEmail.entrySet().stream()
                .filter(person -> !partner.get(PROFILES + "?email=" + person.getKey())
                        .is(200)
                        .each("id")
                        .equals(List.of(person.getValue())))
                .count();
    }

    private double hitRate(FaultLine line) {
        line.requests(PEOPLE);
        StatementLog log = StatementLog.during(() -> line.wrong(wrong(), "of the probe wrong or missing"));
        long byAddress = log.statements().stream()
                .map(statement -> statement.toLowerCase(Locale.ROOT))
                .filter(statement -> statement.contains("email_canonical = ")
                        && !BY_ID.matcher(statement).find())
                .count();
        return 1 - (double) byAddress / PEOPLE;
    }
}
