package health.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** Contract 5, for generated keys. */
class KeySecretPropertiesTest {

    @Property
    void aGeneratedKeyIsReadBack(@ForAll Environment environment) {
        KeySecret key = KeySecret.generate(environment);

        assertThat(KeySecret.parse(key.text())).hasValueSatisfying(read -> {
            assertThat(read.text()).isEqualTo(key.text());
            assertThat(read.environment()).isEqualTo(environment);
            assertThat(read.prefix()).isEqualTo(key.prefix());
        });
    }

    @Property(tries = 1000)
    void anyChangedCharacterIsNoticed(
            @ForAll Environment environment, @ForAll @IntRange(max = 47) int at, @ForAll char other) {
        isNoKeyWith(KeySecret.generate(environment).text(), at, other);
    }

    @Property(tries = 1000)
    void anyChangedLetterIsNoticed(
            @ForAll Environment environment,
            @ForAll @IntRange(max = 47) int at,
            @ForAll @CharRange(from = '0', to = 'z') char other) {
        isNoKeyWith(KeySecret.generate(environment).text(), at, other);
    }

    @Property
    void anyTextIsReadUnchangedOrNotAtAll(@ForAll String text) {
        assertThat(KeySecret.parse(text).map(KeySecret::text).orElse(text)).isEqualTo(text);
        assertThat(KeySecret.parse("intake_live_" + text)).isEmpty();
    }

    private static void isNoKeyWith(String key, int at, char other) {
        if (key.charAt(at) != other) {
            assertThat(KeySecret.parse(key.substring(0, at) + other + key.substring(at + 1)))
                    .isEmpty();
        }
    }
}
