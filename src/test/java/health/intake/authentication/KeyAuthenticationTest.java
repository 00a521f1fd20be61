package health.intake.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import health.intake.access.Caller;
import health.intake.access.Environment;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import health.intake.apikey.ConfiguredKey;
import health.intake.apikey.KeyLookup;
import health.intake.directory.DirectoryRevision;
import health.intake.id.KeyId;
import health.intake.secret.Secrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries to the database for a key, and their times. */
class KeyAuthenticationTest {

    private static final String PEPPER = "cGVwcGVyIG9mIHRoZSB0ZXN0cywgb2YgMzIgYnl0ZXM=";
    private static final String OTHER = "YW5vdGhlciBwZXBwZXIsIG9mIDMyIGJ5dGVzIGFzIHdlbGw=";

    private static final Runnable REFUSAL = () -> {
        throw new IllegalStateException("too many");
    };

    private final Secrets secrets = new Secrets(Optional.of(PEPPER), Optional.of(OTHER), Optional.of(PEPPER));
    private final KeySecret secret = KeySecret.generate(Environment.LIVE);
    private final Keys keys = new Keys();
    private final KeyAuthentication authentication = new KeyAuthentication();
    private int admitted;

    /** Keys in the database, by hash. */
    private static final class Keys extends KeyLookup {

        private final Map<String, FoundKey> rows = new HashMap<>();
        private final List<String> statements = new ArrayList<>();

        private void hold(byte[] hash, boolean isRevoked) {
            String text = HexFormat.of().formatHex(hash);
            Caller caller = new Caller(new KeyId(UUID.randomUUID()), "intake_live_", Set.of(Scope.PROFILES_VIEW), null);
            rows.put(text, new FoundKey(text, caller, isRevoked, null));
        }

        @Override
        public Optional<FoundKey> find(String hash, Optional<String> otherHash, String prefix) {
            statements.add("select");
            return Optional.ofNullable(rows.get(hash)).or(() -> otherHash.map(rows::get));
        }

        @Override
        public void adopt(String otherHash, String hash) {
            statements.add("update");
            rows.put(hash, rows.remove(otherHash));
        }
    }

    /** A revision that never changes. */
    private static final class SameRevision extends DirectoryRevision {

        @Override
        public long current() {
            return 1;
        }

        @Override
        public <V> Optional<V> outside(Supplier<Optional<V>> load) {
            return load.get();
        }
    }

    private static final class NoneConfigured extends ConfiguredKey {

        @Override
        public boolean has(String hexadecimal) {
            return false;
        }
    }

    @BeforeEach
    void prepare() {
        authentication.lookup = keys;
        authentication.revision = new SameRevision();
        authentication.secrets = secrets;
        authentication.usage = new KeyUsage();
        authentication.clock = Clock.systemUTC();
        authentication.configured = new NoneConfigured();
        authentication.prepare();
    }

    private Optional<KeyAuthentication.Holder> holder() {
        return authentication.holder(secret.text(), () -> admitted++);
    }

    @Test
    void aKeyIsLookedUpOnceUnderBothPeppers() {
        for (int request = 0; request < 3; request++) {
            assertThat(holder()).isEmpty();
        }

        assertThat(keys.statements).containsExactly("select");
        assertThat(admitted).isEqualTo(1);
    }

    @Test
    void onlyAKeyThatIsFoundUnderTheOtherPepperIsHashedAgain() {
        keys.hold(secrets.otherKeyHash(secret.text()).orElseThrow(), false);

        for (int request = 0; request < 3; request++) {
            assertThat(holder()).map(KeyAuthentication.Holder::isValid).contains(true);
        }
        assertThat(keys.statements).containsExactly("select", "update");
    }

    @Test
    void aKeyUnderTheCurrentPepperIsReadAndNothingElse() {
        keys.hold(secrets.keyHash(secret.text()), false);

        for (int request = 0; request < 3; request++) {
            assertThat(holder()).map(KeyAuthentication.Holder::isValid).contains(true);
        }
        assertThat(keys.statements).containsExactly("select");
        assertThat(admitted).isEqualTo(1);
    }

    @Test
    void aRevokedKeyIsCachedAsWell() {
        keys.hold(secrets.keyHash(secret.text()), true);

        for (int request = 0; request < 3; request++) {
            assertThat(holder()).map(KeyAuthentication.Holder::isValid).contains(false);
        }
        assertThat(keys.statements).containsExactly("select");
    }

    @Test
    void keyThatIsNotAdmittedIsNotLookedUp() {
        assertThatIllegalStateException().isThrownBy(() -> authentication.holder(secret.text(), REFUSAL));

        assertThat(keys.statements).isEmpty();
    }

    @Test
    void aKeyThatWasUsedRecentlyIsAdmittedWhateverOthersTry() {
        keys.hold(secrets.keyHash(secret.text()), false);
        holder();

        assertThat(authentication.holder(secret.text(), REFUSAL)).isPresent();
    }

    @Test
    void aMalformedKeyIsNeitherAdmittedNorLookedUp() {
        assertThat(authentication.holder("rubbish", REFUSAL)).isEmpty();
        assertThat(keys.statements).isEmpty();
    }
}
