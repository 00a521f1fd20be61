package health.intake.admin.index;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.redis.RedisClient;
import health.intake.email.EntryNames;
import health.intake.redis.RedisAddress;
import health.intake.redis.RedisServer;
import health.intake.redis.TrustedCertificates;
import health.intake.secret.Purpose;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The e-mail index, compared with all profiles; no more than a page of them is in memory. */
final class ComparedIndex {

    private static final String URL = "INTAKE_REDIS_URL";
    private static final String CA = "INTAKE_REDIS_CA";
    private static final String SENTINEL_PASSWORD = "INTAKE_REDIS_SENTINEL_PASSWORD";
    private static final String DAYS = "INTAKE_EMAIL_INDEX_DAYS";

    /** Unless the setting tells another number. */
    static final int DEFAULT_DAYS = 30;

    private final OperatorSettings settings;
    private final Map<EntryState, Long> counts = new EnumMap<>(EntryState.class);
    private long written;

    ComparedIndex(OperatorSettings settings) {
        this.settings = settings;
    }

    /**
     * The counts, for people.
     *
     * @throws CommandFailure with them, if there are entries that no service writes
     */
    String verify() {
        compare(false);
        if (counts.keySet().stream().anyMatch(EntryState::isFault)) {
            throw new CommandFailure(told() + "\nLook-ups are right nevertheless. index rebuild mends these entries");
        }
        return told();
    }

    /** Writes every entry that is not right; returns the counts as they were before. */
    String rebuild() {
        compare(true);
        return told() + "\nWritten: " + written;
    }

    private String told() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return "Profiles: " + all + "\n"
                + Stream.of(EntryState.values())
                        .filter(state -> !state.isFault() || counts.containsKey(state))
                        .map(state -> "Entries " + state.meaning() + ": " + counts.getOrDefault(state, 0L))
                        .collect(Collectors.joining("\n"));
    }

    private void compare(boolean mend) {
        EntryNames names = new EntryNames(settings.secrets().subkey(Purpose.EMAIL_INDEX));
        Duration timeToLive = timeToLive();
        RedisServer server = new RedisServer(address(), trusted(), sentinelPassword());
        try (IndexedProfiles profiles = new IndexedProfiles(settings.database());
                RedisClient redis = RedisClient.open(server)) {
            StoredIndex index = new StoredIndex(redis, names, timeToLive);
            for (List<IndexedRow> page = profiles.next(); !page.isEmpty(); page = profiles.next()) {
                settled(page, profiles, index).forEach((row, text) -> count(index, row, text, mend));
            }
        } catch (IOException e) {
            throw StoredIndex.unusable(e);
        }
    }

    private RedisAddress address() {
        String url = settings.value(URL).orElse("");
        if (!RedisAddress.isAddress(url)) {
            throw new CommandFailure(URL + " must be " + RedisAddress.form(url));
        }
        return RedisAddress.parse(url);
    }

    private Optional<String> sentinelPassword() {
        return settings.value(SENTINEL_PASSWORD).filter(password -> !password.isEmpty());
    }

    private Optional<TrustedCertificates> trusted() {
        return settings.value(CA).filter(pem -> !pem.isEmpty()).map(pem -> TrustedCertificates.parse(pem)
                .orElseThrow(() -> new CommandFailure(CA + " must be certificates in PEM")));
    }

    /** The entries of a page; a node may have changed a row between the reads of row and entry, so what differs is read again. */
    private static Map<IndexedRow, String> settled(List<IndexedRow> page, IndexedProfiles profiles, StoredIndex index) {
        Map<IndexedRow, String> settled = new LinkedHashMap<>();
        index.read(page).forEach((row, text) -> {
            if (EntryState.of(row, text).isFault()) {
                profiles.again(row).ifPresent(now -> settled.putAll(index.read(List.of(now))));
            } else {
                settled.put(row, text);
            }
        });
        return settled;
    }

    private void count(StoredIndex index, IndexedRow row, String text, boolean mend) {
        EntryState state = EntryState.of(row, text);
        counts.merge(state, 1L, Long::sum);
        if (mend && state != EntryState.RIGHT) {
            index.replace(row, text);
            written++;
        }
    }

    private Duration timeToLive() {
        String days = settings.value(DAYS).orElse(Integer.toString(DEFAULT_DAYS));
        if (!days.matches("[1-9]\\d{0,3}")) {
            throw new CommandFailure(DAYS + " must be a number from 1 to 9999");
        }
        return Duration.ofDays(Integer.parseInt(days));
    }
}
