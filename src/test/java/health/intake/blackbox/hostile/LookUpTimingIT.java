package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Contract 3.4 and 8: the look-up answers {@code []} in the same way for an unknown address, for a person outside the key's
 * groups, for a person of another organization and for a deactivated one. Time would distinguish them if one kind were slower than another more often than
 * not: AUC, the share of pairs in which it is slower, would differ from 0.5.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookUpTimingIT {

    private static final int SAMPLES = 2000;
    private static final int WARM_UP = 200;
    private static final double LEAST = 0.47;
    private static final double MOST = 0.53;

    private final Random random = new Random(7);
    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Kind unknown = kind("unknown", "1");
    private final Kind foreign = registered(Tenant.create(), kind("foreign", "3"));
    private final Kind deactivated = deactivated(kind("deactivated", "4"));
    private final Observer confined = new Observer(
            tenant.keyFor(group, "PROFILES_VIEW").api().unchecked(),
            List.of(unknown, registered(tenant, kind("outside", "2")), foreign, deactivated));
    private final Observer ofAllGroups =
            new Observer(tenant.key("PROFILES_VIEW").api().unchecked(), List.of(unknown, foreign, deactivated));

    /** A key, and what it is told nothing of. */
    private record Observer(Api api, List<Kind> kinds) {}

    /** @param username that a patient with the address would have in the organization that asks */
    private record Kind(String name, String email, String emrId, String username) {}

    private Kind kind(String name, String emrId) {
        String email = Unique.email(name);
        return new Kind(name, email, emrId, email + "#" + tenant.slug());
    }

    private static Kind registered(Tenant tenant, Kind kind) {
        register(tenant, tenant.group(), kind);
        return kind;
    }

    private static String register(Tenant tenant, Group group, Kind kind) {
        return tenant.partner()
                .post(PATIENTS, PatientBody.in(group).withEmail(kind.email()).with("emrId", kind.emrId()))
                .is(201)
                .id();
    }

    /** Of a group that every key of these tests may see. */
    private Kind deactivated(Kind kind) {
        String id = register(tenant, group, kind);
        tenant.partner().post(PROFILES + "/" + id + "/deactivate", "{}").is(200);
        return kind;
    }

    /** Whom is looked up, and where the address or number stands. */
    private enum Place {
        URL {
            @Override
            Answer lookUp(Api api, Kind kind) {
                return api.get(PROFILES + "?email=" + Api.encoded(kind.email()));
            }
        },
        BODY {
            @Override
            Answer lookUp(Api api, Kind kind) {
                return api.post(PROFILES + "/lookup", "{\"email\":\"" + kind.email() + "\"}");
            }
        },
        PATIENT {
            @Override
            Answer lookUp(Api api, Kind kind) {
                return api.get(PATIENTS + "?email=" + Api.encoded(kind.email()));
            }
        },
        EMR_ID {
            @Override
            Answer lookUp(Api api, Kind kind) {
                return api.get(PATIENTS + "?emrId=" + kind.emrId());
            }
        },
        USERNAME {
            @Override
            Answer lookUp(Api api, Kind kind) {
                return api.get(PATIENTS + "?username=" + Api.encoded(kind.username()));
            }
        };

        abstract Answer lookUp(Api api, Kind kind);
    }

    private static long nanoseconds(Place place, Api api, Kind kind) {
        long start = System.nanoTime();
        Answer answer = place.lookUp(api, kind);
        long time = System.nanoTime() - start;
        assertThat(answer.text()).isEqualTo("[]");
        return time;
    }

    /** Times of each kind, taken in turns of changing order, so that other load affects all kinds alike. */
    private long[][] measure(Place place, Observer observer, int samples) {
        List<Kind> kinds = observer.kinds();
        long[][] times = new long[kinds.size()][samples];
        List<Integer> turn =
                new ArrayList<>(IntStream.range(0, kinds.size()).boxed().toList());
        for (int i = 0; i < samples; i++) {
            Collections.shuffle(turn, random);
            for (int kind : turn) {
                times[kind][i] = nanoseconds(place, observer.api(), kinds.get(kind));
            }
        }
        return times;
    }

    /** Share of pairs in which the first is the slower one, ties counting half. */
    private static double auc(long[] one, long[] other) {
        long[] sorted = other.clone();
        Arrays.sort(sorted);
        double slower = 0;
        for (long time : one) {
            int below = lowerBound(sorted, time);
            int upTo = lowerBound(sorted, time + 1);
            slower += below + (upTo - below) / 2.0;
        }
        return slower / ((double) one.length * other.length);
    }

    private static int lowerBound(long[] sorted, long value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private List<String> differingPairs(Place place, Observer observer, TestReporter reporter) {
        List<Kind> kinds = observer.kinds();
        long[][] times = measure(place, observer, SAMPLES);
        List<String> telling = new ArrayList<>();
        for (int one = 0; one < kinds.size(); one++) {
            for (int other = one + 1; other < kinds.size(); other++) {
                double auc = auc(times[one], times[other]);
                reporter.publishEntry(
                        kinds.get(one).name() + " against " + kinds.get(other).name(), "%.3f".formatted(auc));
                if (auc < LEAST || auc > MOST) {
                    telling.add("%s against %s: %.3f"
                            .formatted(kinds.get(one).name(), kinds.get(other).name(), auc));
                }
            }
        }
        return telling;
    }

    /** Measures a second time if a pair differs: a difference by chance hardly repeats. */
    private void noPairDiffers(Place place, Observer observer, TestReporter reporter) {
        measure(place, observer, WARM_UP);
        List<String> first = differingPairs(place, observer, reporter);
        if (!first.isEmpty()) {
            assertThat(differingPairs(place, observer, reporter))
                    .as("differed before: %s", first)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void lookUpTakesTheSameTimeWithAWarmIndex(Place place, TestReporter reporter) {
        noPairDiffers(place, confined, reporter);
    }

    @ParameterizedTest
    @EnumSource
    void lookUpTakesTheSameTimeWithAFlushedIndex(Place place, TestReporter reporter) {
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("FLUSHALL");
        }
        noPairDiffers(place, confined, reporter);
    }

    @ParameterizedTest
    @EnumSource
    void keyOfAllGroupsIsToldNothingByAWarmIndex(Place place, TestReporter reporter) {
        noPairDiffers(place, ofAllGroups, reporter);
    }

    @ParameterizedTest
    @EnumSource
    void withoutRedis(Place place, TestReporter reporter) {
        Installation.shared().withoutRedis(() -> noPairDiffers(place, confined, reporter));
        Installation.shared().awaitHealth();
    }
}
