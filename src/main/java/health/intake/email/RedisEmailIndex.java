package health.intake.email;

import health.intake.id.OrganizationId;
import health.intake.redis.RedisLink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** The index in Redis: one round trip a call, which takes at most the time-out of the link. */
final class RedisEmailIndex implements EmailIndex {

    private final RedisLink link;
    private final EntryNames names;
    private final Duration timeToLive;
    private final LongAdder failedWrites = new LongAdder();

    /**
     * @param key of the HMAC under which addresses are stored
     * @param timeToLive after which Redis may forget an entry
     */
    RedisEmailIndex(RedisLink link, byte[] key, Duration timeToLive) {
        if (timeToLive.toMillis() <= 0) {
            throw new IllegalArgumentException("The time to live of index entries must be positive");
        }
        this.link = link;
        this.names = new EntryNames(key);
        this.timeToLive = timeToLive;
    }

    @Override
    public Optional<Entry> find(OrganizationId organizationId, EmailAddress email) {
        return link.read(names.name(organizationId, email), EntryScripts.MAX_LENGTH)
                .flatMap(EntryText::parse);
    }

    @Override
    public void put(OrganizationId organizationId, EmailAddress email, Entry entry) {
        write(EntryScripts.PUT, List.of(names.name(organizationId, email)), entry);
    }

    @Override
    public void move(OrganizationId organizationId, EmailAddress from, EmailAddress to, Entry entry) {
        write(EntryScripts.MOVE, List.of(names.name(organizationId, from), names.name(organizationId, to)), entry);
    }

    @Override
    public void remove(OrganizationId organizationId, EmailAddress email, Entry entry) {
        write(EntryScripts.REMOVE, List.of(names.name(organizationId, email)), entry);
    }

    private void write(String script, List<Object> keys, Entry entry) {
        if (link.run(script, keys, entry.profileId().toString(), entry.version(), timeToLive.toMillis())
                .isEmpty()) {
            failedWrites.increment();
        }
    }

    @Override
    public long failedWrites() {
        return failedWrites.sum();
    }

    @Override
    public Status status() {
        return link.answers() ? Status.UP : Status.DOWN;
    }
}
