package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryMacTest {

    private final EntryMac mac = new EntryMac(SealFixture.secrets(1));
    private final SealedEntry entry = SealFixture.entry(3);

    static IntStream written() {
        return IntStream.range(1, SealedEntries.COLUMNS.size());
    }

    private SealedEntry with(int column, @Nullable String value) {
        List<@Nullable String> values = new ArrayList<>(entry.values());
        values.set(column, value);
        return new SealedEntry(values, entry.userAgent(), entry.mac());
    }

    @Test
    void unchangedEntryIsValidUnderAnyNumber() {
        assertThat(mac.matches(entry)).isTrue();
        assertThat(mac.matches(with(0, "17"))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("written")
    void anAlteredColumnIsFound(int column) {
        for (String value : Arrays.asList("other", "", null)) {
            assertThat(mac.matches(with(column, value))).isFalse();
        }
    }

    @Test
    void anAlteredRemovedOrAddedUserAgentIsFound() {
        for (String value : Arrays.asList("other", "", null)) {
            assertThat(mac.matches(new SealedEntry(entry.values(), value, entry.mac())))
                    .isFalse();
        }
        String without = HexFormat.of().formatHex(mac.of(entry.written(), null));
        assertThat(mac.matches(new SealedEntry(entry.values(), null, without))).isTrue();
        assertThat(mac.matches(new SealedEntry(entry.values(), "curl/8.5.0", without)))
                .isFalse();
    }

    @Test
    void noMacAnotherMacAndOneUnderAnotherSecretAreFound() {
        assertThat(mac.matches(new SealedEntry(entry.values(), entry.userAgent(), null)))
                .isFalse();
        assertThat(mac.matches(new SealedEntry(
                        entry.values(), entry.userAgent(), SealFixture.entry(4).mac())))
                .isFalse();
        assertThat(new EntryMac(SealFixture.secrets(2)).matches(entry)).isFalse();
    }

    @Test
    void whileASecretIsReplacedAMacUnderEitherIsRightAndTheNewOneIsUnderTheFirst() {
        EntryMac both = new EntryMac(SealFixture.secrets(2, 1));

        assertThat(both.matches(entry)).isTrue();
        assertThat(both.matches(with(3, "other"))).isFalse();
        assertThat(both.of(entry.written(), entry.userAgent()))
                .isEqualTo(new EntryMac(SealFixture.secrets(2)).of(entry.written(), entry.userAgent()))
                .isNotEqualTo(mac.of(entry.written(), entry.userAgent()));
    }
}
