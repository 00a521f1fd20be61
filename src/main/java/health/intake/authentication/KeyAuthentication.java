package health.intake.authentication;

import health.intake.access.Caller;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import health.intake.apikey.ConfiguredKey;
import health.intake.apikey.KeyLookup;
import health.intake.apikey.KeyLookup.FoundKey;
import health.intake.directory.DirectoryCache;
import health.intake.directory.DirectoryRevision;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Finds the caller of a key, almost always without asking the database. */
@ApplicationScoped
public class KeyAuthentication {

    @Inject
    KeyLookup lookup;

    @Inject
    DirectoryRevision revision;

    @Inject
    Secrets secrets;

    @Inject
    KeyUsage usage;

    @Inject
    Clock clock;

    @Inject
    ConfiguredKey configured;

    private DirectoryCache<String, FoundKey> cache;

    @PostConstruct
    void prepare() {
        cache = new DirectoryCache<>(revision);
    }

    /**
     * The caller that a key stands for.
     *
     * @param isValid false if the key was revoked or has expired: then it stood for the caller before
     */
    public record Holder(Caller caller, boolean isValid) {}

    /**
     * The caller of the key with this text; empty if the key is malformed or unknown.
     *
     * @param admit runs before the database is asked for a key that was not found recently; may refuse by throwing
     */
    public Optional<Holder> holder(String text, Runnable admit) {
        return KeySecret.parse(text).flatMap(secret -> holder(secret, admit));
    }

    private Optional<Holder> holder(KeySecret secret, Runnable admit) {
        String hash = hex(secrets.keyHash(secret.text()));
        Optional<String> otherHash = secrets.otherKeyHash(secret.text()).map(KeyAuthentication::hex);
        if (configured.has(hash) || otherHash.filter(configured::has).isPresent()) {
            return Optional.of(new Holder(new Caller(null, secret.prefix(), Set.of(Scope.ADMIN), null), true));
        }
        Instant now = clock.instant();
        Optional<Holder> holder = cache.get(hash, admit, h -> find(h, otherHash, secret.prefix()))
                .map(key -> new Holder(key.caller(), key.isValid(now)));
        holder.filter(Holder::isValid).ifPresent(user -> usage.used(user.caller(), now));
        return holder;
    }

    private Optional<FoundKey> find(String hash, Optional<String> otherHash, String prefix) {
        Optional<FoundKey> key = lookup.find(hash, otherHash, prefix);
        key.filter(found -> !found.hash().equals(hash)).ifPresent(found -> lookup.adopt(found.hash(), hash));
        return key;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
