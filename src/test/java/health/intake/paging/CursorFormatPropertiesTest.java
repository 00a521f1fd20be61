package health.intake.paging;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.secret.Hmac;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Contract 3.4, for generated cursors. */
class CursorFormatPropertiesTest {

    /** Some 8000 years before and after 1970. */
    private static final long FARTHEST_MICROS = 253_402_300_799_999_999L;

    private final CursorFormat cursors = new CursorFormat(new Hmac(new byte[32]));

    @Property
    void aSealedPositionIsOpenedAgain(@ForAll String list, @ForAll("positions") Position position) {
        assertThat(cursors.open(list, cursors.seal(list, position))).contains(position);
    }

    @Property
    void aCursorIsNoneInAnotherList(@ForAll String list, @ForAll String other, @ForAll("positions") Position position) {
        if (!list.equals(other)) {
            assertThat(cursors.open(other, cursors.seal(list, position))).isEmpty();
        }
    }

    @Property(tries = 1000)
    void anyChangedCharacterIsNoticed(
            @ForAll("positions") Position position, @ForAll @IntRange(max = 51) int at, @ForAll("signs") char other) {
        String cursor = cursors.seal("list", position);
        if (cursor.charAt(at) != other) {
            assertThat(cursors.open("list", cursor.substring(0, at) + other + cursor.substring(at + 1)))
                    .isEmpty();
        }
    }

    @Property
    void unsealedTextIsNoCursor(@ForAll String text, @ForAll("positions") Position position) {
        assertThat(cursors.open("list", text)).isEmpty();
        assertThat(cursors.open("list", cursors.seal("list", position) + "A" + text))
                .isEmpty();
    }

    @Provide
    Arbitrary<Character> signs() {
        return Arbitraries.oneOf(
                Arbitraries.chars().alpha().numeric().with('-', '_', '=', '+', '/'),
                Arbitraries.chars().all());
    }

    @Provide
    Arbitrary<Position> positions() {
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(-FARTHEST_MICROS, FARTHEST_MICROS)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        Arbitrary<UUID> ids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        return Combinators.combine(instants, ids).as(Position::new);
    }
}
