package health.intake.admin.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.secret.FieldCipher;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys are replaced in two steps; after each step, nodes of the previous step still read everything. */
class FieldKeysTest {

    private static final byte[] VALUE = {4, 7, 1, 1};
    private static final byte[] CONTEXT = {1};

    private final FieldKeys first = FieldKeys.generate();
    private final FieldKeys added = FieldKeys.parse(Optional.of(first.text())).plusKey();
    private final FieldKeys promoted = added.withNewestAsPrimary();

    private static FieldCipher cipher(FieldKeys keys) {
        return new FieldCipher(Optional.of(keys.text()));
    }

    private static byte[] written(FieldKeys keys) {
        return cipher(keys).encrypt(VALUE, CONTEXT);
    }

    @Test
    void anAddedKeyIsNotUsedYet() {
        assertThat(cipher(first).decrypt(written(added), CONTEXT)).isEqualTo(VALUE);
        assertThat(cipher(added).decrypt(written(first), CONTEXT)).isEqualTo(VALUE);
    }

    @Test
    void aPromotedKeyEncryptsAndTheOldOneStillReads() {
        assertThat(cipher(added).decrypt(written(promoted), CONTEXT)).isEqualTo(VALUE);
        assertThat(cipher(promoted).decrypt(written(first), CONTEXT)).isEqualTo(VALUE);
        assertThatThrownBy(() -> cipher(first).decrypt(written(promoted), CONTEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofDroppedKeysTheOneThatEncryptsIsLeft() {
        FieldKeys left = FieldKeys.parse(Optional.of(promoted.text())).withPrimaryAlone();

        assertThat(cipher(left).decrypt(written(promoted), CONTEXT)).isEqualTo(VALUE);
        assertThat(cipher(promoted).decrypt(written(left), CONTEXT)).isEqualTo(VALUE);
        assertThatThrownBy(() -> cipher(left).decrypt(written(first), CONTEXT))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cipher(left).hasKey(cipher(first).primaryKey())).isFalse();
        assertThat(cipher(promoted).hasKey(cipher(first).primaryKey())).isTrue();
        assertThat(cipher(left).primaryKey()).isEqualTo(cipher(promoted).primaryKey());
    }
}
