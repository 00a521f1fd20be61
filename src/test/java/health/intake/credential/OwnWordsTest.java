package health.intake.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {

    private static final OwnWords WORDS =
            new OwnWords("Anna-Lena", "Müller Łukasz", "al.mueller+clinic@kunde.example", "j.k", null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller1985",
                "mUller-1",
                "ANNA.LENA_22",
                "1Lena2Anna3Müller",
                "Al.mueller+clinic@kunde.example1",
                "Łukasz-2020!",
                "Mu\u0308ller1985",
                "ＭÜＬＬＥＲ1985",
                "AlAlAlAl1",
                "J1.K2"
            })
    void namesAndAddressInAnyOrderAndWithAnyTrimmings(String password) {
        assertThat(WORDS.makeUp(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Müllerin1985", "Anna-X-1", "Secret-123", "xLena2024", "Mü-1985", "12345678", ""})
    void anythingMoreIsNotMadeUpOfThem(String password) {
        assertThat(WORDS.makeUp(password)).isFalse();
    }

    @Test
    void missingNamesGiveNoWords() {
        assertThat(new OwnWords(null, null, null).makeUp("Müller1985")).isFalse();
        assertThat(new OwnWords("A", "O", "x@y.zz").makeUp("AAAAaaaa1")).isFalse();
    }

    @Test
    void wordsThatHideInEachOtherAreFoundQuickly() {
        StringBuilder name = new StringBuilder();
        for (int length = 2; length <= 13; length++) {
            name.append("a".repeat(length)).append(' ');
        }
        OwnWords words = new OwnWords(name.toString());

        Assertions.assertTimeoutPreemptively(Duration.ofMillis(500), () -> {
            assertThat(words.makeUp("a".repeat(127) + "b")).isFalse();
            assertThat(words.makeUp("a".repeat(128))).isTrue();
        });
    }

    @Test
    void textsThatNoRuleAcceptsAreNotTakenApart() {
        String marks = "\u0300\u0316".repeat(16_000);
        String letters = "ab ".repeat(21_000);
        OwnWords ofLong = new OwnWords(letters, marks, "Eva" + " ".repeat(60_000));

        long before = allocated();
        assertThat(ofLong.makeUp("a".repeat(64_000))).isFalse();
        assertThat(ofLong.makeUp(marks)).isFalse();
        assertThat(new OwnWords(letters, marks).makeUp("Abab1234")).isFalse();
        assertThat(allocated() - before).isLessThan(1_000_000);
        assertThat(ofLong.makeUp("EvaEva123")).as("within white space").isTrue();
    }

    /** Bytes, by this thread. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void theyAreNotTold() {
        assertThat(WORDS).hasToString("OwnWords[masked]");
    }
}
