package health.intake.credential;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.id.OrganizationId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHashTest {

    private static final OrganizationId OWNER = new OrganizationId(UUID.randomUUID());

    @Test
    void isAPhcStringWithOwaspParametersAndASaltOf16Bytes() {
        String[] parts = PasswordHash.of("Passw0rd", OWNER).phc().split("\\$");
        assertThat(parts).hasSize(6).startsWith("", "argon2id", "v=19", "m=19456,t=2,p=1");
        assertThat(Base64.getDecoder().decode(parts[4])).hasSize(16);
        assertThat(Base64.getDecoder().decode(parts[5])).hasSize(32);
    }

    /** From the tests of the reference implementation (phc-winner-argon2, src/test.c). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
                "password $argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw",
                "differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
                "password $argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"
            })
    void publishedHashesMatch(String password, String phc) {
        assertThat(PasswordHash.stored(phc).matches(password, OWNER)).isTrue();
    }

    @Test
    void onlyTheSamePasswordMatches() {
        PasswordHash hash = PasswordHash.of("Passwörd1 ", OWNER);
        assertThat(hash.matches("Passwörd1 ", OWNER)).isTrue();
        assertThat(hash.matches("Passwo\u0308rd1 ", OWNER)).isTrue();
        assertThat(hash.matches("Passwörd1", OWNER)).isFalse();
        assertThat(hash.matches("passwörd1 ", OWNER)).isFalse();
    }

    @Test
    void samePasswordIsHashedDifferentlyEachTime() {
        assertThat(PasswordHash.of("Passw0rd", OWNER).phc())
                .isNotEqualTo(PasswordHash.of("Passw0rd", OWNER).phc());
    }

    @Test
    void longestPasswordFitsTheColumn() {
        assertThat(PasswordHash.of("\uD83D\uDE00".repeat(128), OWNER).phc().length())
                .isLessThanOrEqualTo(200);
    }

    @Test
    void nothingIsPrinted() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
        try {
            assertThat(PasswordHash.of("Passw0rd", OWNER).matches("Passw0rd", OWNER))
                    .isTrue();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void toStringShowsNothing() {
        assertThat(PasswordHash.stored("$argon2id$x")).hasToString("PasswordHash[masked]");
    }
}
