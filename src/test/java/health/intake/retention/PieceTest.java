package health.intake.retention;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.seal.OldTrail;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntry;
import health.intake.secret.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PieceTest {

    private static final UUID ORGANIZATION = new UUID(7, 7);

    private final OldTrail trail = new OldTrail(secrets(1), OldTrail.beginning());
    private final Piece piece = new Piece(OldTrail.beginning(), new Proof(secrets(1)));
    private long seq;

    static Secrets secrets(int... octets) {
        String all = String.join(
                ",",
                IntStream.of(octets)
                        .mapToObj(octet -> {
                            byte[] bytes = new byte[32];
                            Arrays.fill(bytes, (byte) octet);
                            return Base64.getEncoder().encodeToString(bytes);
                        })
                        .toList());
        String[] first = all.split(",", 2);
        return new Secrets(
                Optional.of(first[0]),
                Optional.empty(),
                Optional.of(first[0]),
                first.length < 2 ? Optional.empty() : Optional.of(first[1]));
    }

    private Seal sealed(long at, long... times) {
        return trail.seal(
                at,
                Arrays.stream(times)
                        .mapToObj(time -> trail.entry(++seq, time, ORGANIZATION, new UUID(1, seq)))
                        .toArray(SealedEntry[]::new));
    }

    private Seal sealed(int count) {
        long[] times = new long[count];
        return sealed(10, times);
    }

    private void fill(long until) {
        piece.fill(trail.seals(), until, (before, seal) -> trail.covered().getOrDefault(seal, List.of()));
    }

    private void fill(Map<Seal, List<SealedEntry>> covered) {
        piece.fill(List.copyOf(covered.keySet()), 100, (before, seal) -> covered.getOrDefault(seal, List.of()));
    }

    @Test
    void wholeSealsAreTakenThatAreOlderThanTheLimit() {
        Seal first = sealed(10, 8, 9);
        Seal second = sealed(99, 97);
        sealed(100, 99);

        fill(100);

        assertThat(piece.before()).isEqualTo(OldTrail.beginning());
        assertThat(piece.last()).isEqualTo(second);
        assertThat(piece.entries()).extracting(SealedEntry::seq).containsExactly(1L, 2L, 3L);
        assertThat(piece.obstacle()).isNull();
        assertThat(first.number()).isEqualTo(1);
    }

    @Test
    void nothingIsTakenBehindAYoungSealOrEntry() {
        // a clock was wrong when the second was sealed
        Seal first = sealed(10, 8);
        sealed(11, 9, 100);
        sealed(12, 10);

        fill(100);

        assertThat(piece.last()).isEqualTo(first);
        assertThat(piece.obstacle()).isNull();
    }

    @Test
    void aPieceIsBounded() {
        IntStream.range(0, 5).forEach(any -> sealed(Piece.ROWS / 4));

        fill(100);

        assertThat(piece.entries()).hasSize(Piece.ROWS);
        assertThat(piece.last().number()).isEqualTo(4);
    }

    @Test
    void aSealThatCoversMoreIsAPieceOfItsOwn() {
        sealed(Piece.ROWS + 1);
        sealed(1);

        fill(100);

        assertThat(piece.last().number()).isEqualTo(1);
    }

    @Test
    void rowsOfProfilesCountToo() {
        UUID[] profiles = IntStream.range(0, Piece.ROWS / 2)
                .mapToObj(number -> new UUID(2, number))
                .toArray(UUID[]::new);
        trail.seal(10, trail.entry(++seq, 9, ORGANIZATION, profiles));
        trail.seal(10, trail.entry(++seq, 9, ORGANIZATION, profiles));

        fill(100);

        assertThat(piece.last().number()).isEqualTo(1);
        assertThat(Piece.profileRows(piece.entries().get(0))).isEqualTo(profiles.length);
    }

    @Test
    void anOnlyProfileHasNoRow() {
        assertThat(Piece.profileRows(trail.entry(1, 1, ORGANIZATION))).isZero();
        assertThat(Piece.profileRows(trail.entry(1, 1, ORGANIZATION, new UUID(1, 1))))
                .isZero();
        assertThat(Piece.profileRows(trail.entry(1, 1, ORGANIZATION, new UUID(1, 1), new UUID(1, 2))))
                .isEqualTo(2);
    }

    @Test
    void whatDoesNotVerifyStaysAndIsNamed() {
        Seal first = sealed(10, 8);
        Seal second = sealed(11, 9, 10);
        sealed(12, 11);
        trail.covered().put(second, trail.covered().get(second).subList(0, 1));

        fill(100);

        assertThat(piece.last()).isEqualTo(first);
        assertThat(piece.obstacle()).isEqualTo("seal 2 does not match the one before it and its entries");
    }

    @Test
    void anEntryThatWasSealedThoughItDidNotMatchItsMacStays() {
        SealedEntry genuine = trail.entry(1, 8, ORGANIZATION);
        List<String> values = new ArrayList<>(genuine.values());
        values.set(7, "404");
        trail.seal(
                10,
                new SealedEntry(
                        List.copyOf(values.stream()
                                .map(value -> value == null ? "" : value)
                                .toList()),
                        genuine.later(),
                        genuine.mac()));

        fill(100);

        assertThat(piece.isEmpty()).isTrue();
        assertThat(piece.obstacle()).isEqualTo("entry 1 does not match the MAC that it was written with");
    }

    @Test
    void aForgedSealIsNotEvenRead() {
        Seal genuine = sealed(10, 8);
        Seal forged =
                new Seal(1, Long.MAX_VALUE, Integer.MAX_VALUE, 10, genuine.form(), genuine.digest(), genuine.hash());

        piece.fill(List.of(forged), 100, (before, seal) -> {
            throw new IllegalStateException("read");
        });

        assertThat(piece.isEmpty()).isTrue();
        assertThat(piece.obstacle()).startsWith("seal 1 does not match");
    }

    @Test
    void aMissingSealObstructs() {
        sealed(10, 8);
        sealed(11, 9);

        piece.fill(trail.seals().subList(1, 2), 100, (before, seal) -> trail.covered()
                .getOrDefault(seal, List.of()));

        assertThat(piece.isEmpty()).isTrue();
        assertThat(piece.obstacle()).startsWith("seal 2 does not match");
    }

    @Test
    void aSecretThatIsMissingIsNamed() {
        OldTrail other = new OldTrail(secrets(2), OldTrail.beginning());
        Seal seal = other.seal(10, other.entry(1, 8, ORGANIZATION));

        fill(other.covered());
        assertThat(piece.obstacle())
                .isEqualTo("seal 1 is under the secret " + seal.secret()
                        + ", which is neither INTAKE_SECRET nor in INTAKE_SECRET_OTHER");

        Piece both = new Piece(OldTrail.beginning(), new Proof(secrets(1, 2)));
        both.fill(other.seals(), 100, (before, any) -> other.covered().getOrDefault(any, List.of()));
        assertThat(both.last()).isEqualTo(seal);
    }

    @Test
    void entriesFromBeforeThereWereMacsAreTakenUnderTheirSeals() {
        SealedEntry old = new SealedEntry(trail.entry(1, 8, ORGANIZATION).values(), null, null);
        Seal seal = trail.seal(10, old);
        assertThat(seal.isOfFirstForm()).isTrue();

        fill(100);

        assertThat(piece.last()).isEqualTo(seal);
        assertThat(Stream.of(piece.obstacle())).containsOnlyNulls();
    }
}
