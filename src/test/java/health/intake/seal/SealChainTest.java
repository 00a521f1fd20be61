package health.intake.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealChainTest {

    private static final Seal GENESIS = genesis("0");
    private static final long AT = 1_775_034_872_123_456L;

    private final SealChain chain = chain(1);

    private static Seal genesis(String digit) {
        return new Seal(0, 0, 0, 0, Seal.FIRST_FORM, null, digit.repeat(64));
    }

    private final List<SealedEntry> entries = List.of(entry(3), entry(4), entry(7));
    private final Seal seal = chain.next(GENESIS, entries, AT);

    private static SealChain chain(int secret) {
        return new SealChain(SealFixture.secrets(secret));
    }

    private static SealedEntry entry(int seq) {
        return SealFixture.entry(seq);
    }

    private static SealedEntry old(int seq) {
        return new SealedEntry(entry(seq).values(), Arrays.asList(null, null), null);
    }

    private static SealedEntry with(SealedEntry entry, int column, @Nullable String value) {
        List<@Nullable String> changed = new ArrayList<>(entry.values());
        changed.set(column, value);
        return new SealedEntry(changed, entry.later(), entry.mac());
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
    void unchangedChainAgrees() {
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
        List<SealedEntry> swapped = new ArrayList<>(entries);
        Collections.swap(swapped, 0, 1);
        assertThat(chain.agrees(GENESIS, swapped, seal)).isFalse();
    }

    @Test
    void textThatMovesFromOneColumnToTheNextIsFound() {
        SealedEntry moved = with(with(entry(4), 5, "val"), 6, "ue 4.5value 4.6");

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
                new Seal(2, 7, 3, AT, seal.form(), seal.digest(), seal.hash()),
                new Seal(1, 8, 3, AT, seal.form(), seal.digest(), seal.hash()),
                new Seal(1, 7, 4, AT, seal.form(), seal.digest(), seal.hash()),
                new Seal(1, 7, 3, AT + 1, seal.form(), seal.digest(), seal.hash()),
                new Seal(1, 7, 3, AT, "2-00000000", seal.digest(), seal.hash()),
                new Seal(1, 7, 3, AT, "1", seal.digest(), seal.hash()),
                new Seal(1, 7, 3, AT, seal.form(), "0".repeat(64), seal.hash()),
                new Seal(1, 7, 3, AT, seal.form(), null, seal.hash()),
                new Seal(1, 7, 3, AT, seal.form(), seal.digest(), "0".repeat(64)))) {
            assertThat(chain.agrees(GENESIS, entries, altered)).isFalse();
            if (!altered.isOfFirstForm()) {
                assertThat(chain.follows(GENESIS, altered)).isFalse();
            }
        }
    }

    @Test
    void aSealDependsOnTheOneBeforeAndOnTheSecret() {
        Seal other = genesis("1");

        assertThat(chain.agrees(other, entries, seal)).isFalse();
        assertThat(chain(2).agrees(GENESIS, entries, seal)).isFalse();
        assertThat(chain.follows(other, seal)).isFalse();
        assertThat(chain(2).follows(GENESIS, seal)).isFalse();
    }

    @Test
    void aRemovedOrChangedMacIsFound() {
        assertThat(seal.form()).matches("2-[0-9a-f]{8}");
        assertThat(chain.agrees(GENESIS, List.of(entry(3), old(4), entry(7)), seal))
                .isFalse();
        assertThat(chain.agrees(
                        GENESIS,
                        List.of(entry(3), new SealedEntry(entry(4).values(), entry(4).later(), "00"), entry(7)),
                        seal))
                .isFalse();
    }

    @Test
    void entriesFromBeforeThereWereMacsAreSealedInTheFirstFormOnlyUntilThereIsAnother() {
        Seal first = chain.next(GENESIS, List.of(entry(3), old(4)), AT);
        Seal second = chain.next(first, List.of(entry(5)), AT);
        Seal third = chain.next(second, List.of(old(6)), AT);

        assertThat(first.form()).isEqualTo("1");
        assertThat(second.form()).startsWith("2-");
        assertThat(third.form()).startsWith("2-");
        assertThat(chain.agrees(GENESIS, List.of(entry(3), old(4)), first)).isTrue();
        assertThat(chain.agrees(second, List.of(old(6)), third)).isTrue();
        assertThat(chain.last(GENESIS, List.of(GENESIS, first, second, third))).isEqualTo(third);
    }

    @Test
    void noSealOfTheFirstFormFollowsOneThatCoversMacs() {
        Seal older = chain.next(new Seal(1, 7, 3, AT, "1", null, seal.hash()), List.of(old(9)), AT);

        assertThat(older.form()).isEqualTo("1");
        assertThat(chain.agrees(seal, List.of(old(9)), older)).isFalse();
        assertThat(chain.follows(seal, older)).isFalse();
    }

    private static SealChain chain(int present, int other) {
        return new SealChain(SealFixture.secrets(present, other));
    }

    @Test
    void sealsOfAReplacementFollowFromEachOtherOnEachNodeThatHasTheirSecrets() {
        Seal before = chain(1, 2).next(seal, List.of(entry(9)), AT);
        Seal after = chain(2, 1).next(before, List.of(entry(10)), AT);
        Seal late = chain(1, 2).next(after, List.of(entry(11)), AT);
        Seal only = chain(2).next(after, List.of(entry(11)), AT);

        assertThat(before.secret()).isEqualTo(seal.secret()).isEqualTo(chain.currentSecret());
        assertThat(after.secret()).isEqualTo(chain(2).currentSecret()).isNotEqualTo(seal.secret());
        for (SealChain node : List.of(chain(1, 2), chain(2, 1))) {
            assertThat(node.last(GENESIS, List.of(GENESIS, seal, before, after, late)))
                    .isEqualTo(late);
            assertThat(node.agrees(before, List.of(entry(10)), after)).isTrue();
            assertThat(node.agrees(before, List.of(entry(9)), after)).isFalse();
        }
        assertThat(chain(1).last(seal, List.of(seal, before))).isEqualTo(before);
        // the old secret is enough to make another seal under it, but not one that the new seal builds on
        Seal forged = chain(1).next(seal, List.of(entry(8)), AT);
        assertThat(chain(2, 1).follows(seal, forged)).isTrue();
        assertThat(chain(2, 1).follows(forged, after)).isFalse();
        // the first seal of the new secret builds on the newest seal of the old one
        assertThat(chain(2).last(before, List.of(before, after, only))).isEqualTo(only);
    }

    @Test
    void aSealOfAMissingSecretIsReportedAndNotFollowed() {
        Seal after = chain(2, 1).next(seal, List.of(entry(9)), AT);

        assertThat(chain.hasSecretOf(after)).isFalse();
        assertThat(chain.last(seal, List.of(seal, after))).isNull();
        assertThat(chain(2).hasSecretOf(after)).isTrue();
        assertThat(chain(2).hasSecretOf(seal)).isFalse();
        assertThat(chain(2).hasSecretOf(GENESIS)).isTrue();
        assertThat(chain(2).agrees(GENESIS, entries, seal)).isFalse();
        // under the name of another secret it is wrong, not unknown
        Seal renamed = new Seal(2, 9, 1, AT, seal.form(), after.digest(), after.hash());
        assertThat(chain(2, 1).follows(seal, renamed)).isFalse();
    }

    @Test
    void sealsOfTheFirstFormAreRightUnderEachSecretThatIsGiven() {
        Seal first = chain.next(GENESIS, List.of(old(3)), AT);

        assertThat(chain(2, 1).agrees(GENESIS, List.of(old(3)), first)).isTrue();
        assertThat(chain(2, 1).agrees(GENESIS, List.of(old(4)), first)).isFalse();
        assertThat(chain(2).agrees(GENESIS, List.of(old(3)), first)).isFalse();
    }

    @Test
    void theLastIsTheOneThatFollowsFromTheKnownOne() {
        Seal second = chain.next(seal, List.of(entry(9)), AT);
        Seal forged = new Seal(3, 12, 1, AT, seal.form(), seal.digest(), "0".repeat(64));

        assertThat(chain.last(seal, List.of(seal))).isEqualTo(seal);
        assertThat(chain.last(seal, List.of(seal, second))).isEqualTo(second);
        assertThat(chain.last(seal, List.of())).isNull();
        assertThat(chain.last(seal, List.of(second))).isNull();
        assertThat(chain.last(second, List.of(seal))).isNull();
        assertThat(chain.last(seal, List.of(seal, second, forged))).isNull();
    }
}
