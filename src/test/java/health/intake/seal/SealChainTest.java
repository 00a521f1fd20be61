package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.secret.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealChainTest {

    private static final Seal GENESIS = new Seal(0, 0, 0, 0, "0".repeat(64));
    private static final long AT = 1_775_034_872_123_456L;

    private final SealChain chain = chain(1);
    private final List<List<@Nullable String>> entries = List.of(entry(3), entry(4), entry(7));
    private final Seal seal = chain.next(GENESIS, entries, AT);

    private static SealChain chain(int secret) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) secret);
        Optional<String> setting = Optional.of(Base64.getEncoder().encodeToString(bytes));
        return new SealChain(new Secrets(setting, Optional.empty(), setting));
    }

    private static List<@Nullable String> entry(int seq) {
        List<@Nullable String> entry = new ArrayList<>(List.of(String.valueOf(seq)));
        IntStream.range(1, SealedEntries.COLUMNS.size()).forEach(column -> entry.add("value " + seq + "." + column));
        return entry;
    }

    private static List<@Nullable String> with(List<@Nullable String> entry, int column, @Nullable String value) {
        List<@Nullable String> changed = new ArrayList<>(entry);
        changed.set(column, value);
        return changed;
    }

    static IntStream columns() {
        return IntStream.range(0, SealedEntries.COLUMNS.size());
    }

    @Test
    void aSealTellsItsPlaceInTheChainAndTheEntriesItCovers() {
        assertThat(seal.number()).isEqualTo(1);
        assertThat(seal.lastSeq()).isEqualTo(7);
        assertThat(seal.entries()).isEqualTo(3);
        assertThat(seal.at()).isEqualTo(AT);
        assertThat(seal.hash()).matches("[0-9a-f]{64}");
        assertThat(seal.text()).isEqualTo("1:" + seal.hash());
    }

    @Test
    void whatWasNotTouchedAgrees() {
        Seal second = chain.next(seal, List.of(entry(9)), AT + 1);

        assertThat(chain.agrees(GENESIS, entries, seal)).isTrue();
        assertThat(chain.agrees(seal, List.of(entry(9)), second)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void anAlteredColumnIsFound(int column) {
        for (String value : Arrays.asList("other", "", null)) {
            assertThat(chain.agrees(GENESIS, List.of(entry(3), with(entry(4), column, value), entry(7)), seal))
                    .isFalse();
        }
    }

    @Test
    void aDeletedOrInsertedOrSwappedEntryIsFound() {
        assertThat(chain.agrees(GENESIS, List.of(entry(3), entry(7)), seal)).isFalse();
        assertThat(chain.agrees(GENESIS, List.of(), seal)).isFalse();
        assertThat(chain.agrees(GENESIS, List.of(entry(3), entry(4), entry(5), entry(7)), seal))
                .isFalse();
        List<List<@Nullable String>> swapped = new ArrayList<>(entries);
        Collections.swap(swapped, 0, 1);
        assertThat(chain.agrees(GENESIS, swapped, seal)).isFalse();
    }

    @Test
    void textThatMovesFromOneColumnToTheNextIsFound() {
        List<@Nullable String> moved = with(with(entry(4), 5, "val"), 6, "ue 4.5value 4.6");

        assertThat(chain.agrees(GENESIS, List.of(entry(3), moved, entry(7)), seal))
                .isFalse();
    }

    @Test
    void nullAndTheEmptyTextAreNotTheSame() {
        Seal ofNull = chain.next(GENESIS, List.of(with(entry(3), 4, null)), AT);

        assertThat(chain.agrees(GENESIS, List.of(with(entry(3), 4, "")), ofNull))
                .isFalse();
    }

    @Test
    void anAlteredSealIsFound() {
        for (Seal altered : List.of(
                new Seal(2, 7, 3, AT, seal.hash()),
                new Seal(1, 8, 3, AT, seal.hash()),
                new Seal(1, 7, 4, AT, seal.hash()),
                new Seal(1, 7, 3, AT + 1, seal.hash()),
                new Seal(1, 7, 3, AT, "0".repeat(64)))) {
            assertThat(chain.agrees(GENESIS, entries, altered)).isFalse();
        }
    }

    @Test
    void aSealDependsOnTheOneBeforeAndOnTheSecret() {
        Seal other = new Seal(0, 0, 0, 0, "1".repeat(64));

        assertThat(chain.agrees(other, entries, seal)).isFalse();
        assertThat(chain(2).agrees(GENESIS, entries, seal)).isFalse();
    }
}
