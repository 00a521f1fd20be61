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
        return new SealedEntry(values, entry.later(), entry.mac());
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

    private static String hex(byte[] mac) {
        return HexFormat.of().formatHex(mac);
    }

    /** Each pair of a user agent and a reason, also the same word as either, gives a MAC of its own. */
    @Test
    void anAlteredRemovedOrAddedLaterColumnIsFound() {
        List<List<@Nullable String>> all = new ArrayList<>();
        for (String agent : Arrays.asList("curl/8.5.0", "given", "", null)) {
            for (String reason : Arrays.asList("curl/8.5.0", "given", "", null)) {
                all.add(Arrays.asList(agent, reason));
            }
        }
        for (List<@Nullable String> written : all) {
            String right = hex(mac.of(entry.written(), written));
            assertThat(all.stream().filter(read -> mac.matches(new SealedEntry(entry.values(), read, right))))
                    .containsExactly(written);
        }
    }

    /** With HMAC-SHA-256 of the same values, from a node of a release that knew neither. */
    @Test
    void entriesOfEarlierReleasesStayValid() {
        List<@Nullable String> withAgent = new ArrayList<>(entry.written());
        withAgent.add("curl/8.5.0");

        assertThat(mac.of(withAgent, List.of())).isEqualTo(mac.of(entry.written(), Arrays.asList("curl/8.5.0", null)));
        assertThat(mac.of(entry.written(), List.of())).isEqualTo(mac.of(entry.written(), Arrays.asList(null, null)));
    }

    @Test
    void noMacAnotherMacAndOneUnderAnotherSecretAreFound() {
        assertThat(mac.matches(new SealedEntry(entry.values(), entry.later(), null)))
                .isFalse();
        assertThat(mac.matches(new SealedEntry(
                        entry.values(), entry.later(), SealFixture.entry(4).mac())))
                .isFalse();
        assertThat(new EntryMac(SealFixture.secrets(2)).matches(entry)).isFalse();
    }

    @Test
    void whileASecretIsReplacedAMacUnderEitherIsRightAndTheNewOneIsUnderTheFirst() {
        EntryMac both = new EntryMac(SealFixture.secrets(2, 1));

        assertThat(both.matches(entry)).isTrue();
        assertThat(both.matches(with(3, "other"))).isFalse();
        assertThat(both.of(entry.written(), entry.later()))
                .isEqualTo(new EntryMac(SealFixture.secrets(2)).of(entry.written(), entry.later()))
                .isNotEqualTo(mac.of(entry.written(), entry.later()));
    }
}
