package health.intake.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static boolean trusts(String setting, String address) {
        return new TrustedProxies(Optional.of(setting))
                .trusts(AddressText.address(address).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1                | 10.0.0.1",
                "10.0.0.0/8              | 10.255.255.255",
                "10.1.2.3/8              | 10.0.0.0",
                "192.0.2.1, 10.0.0.1     | 10.0.0.1",
                "192.0.2.1,,10.0.0.1,    | 10.0.0.1",
                "2001:db8::/32           | 2001:db8:ffff::1",
                "2001:DB8::1             | 2001:db8:0:0::1",
                "fe80::/10               | fe80::1%eth0",
                "10.0.0.0/8              | ::ffff:10.0.0.1",
                "::ffff:10.0.0.1         | 10.0.0.1",
                "::ffff:10.0.0.0/104     | 10.200.0.1",
                "0.0.0.0/0               | 192.0.2.1",
            })
    void configuredAddressIsTrusted(String setting, String address) {
        assertThat(trusts(setting, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1                | 10.0.0.2",
                "10.0.0.0/8              | 11.0.0.0",
                "10.0.0.0/8              | a00:1::",
                "2001:db8::/32           | 2001:db9::",
                "0.0.0.0/0               | 2001:db8::1",
                "::/0                    | 192.0.2.1",
                "::ffff:10.0.0.0/104     | 11.0.0.1",
                "''                      | 127.0.0.1",
            })
    void nothingElseIsTrusted(String setting, String address) {
        assertThat(trusts(setting, address)).isFalse();
    }

    @Test
    void noAddressIsTrustedWithoutTheSetting() {
        assertThat(new TrustedProxies(Optional.empty())
                        .trusts(AddressText.address("127.0.0.1").orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example.org",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1, bad",
                "10.0.0",
                "10",
                "010.0.0.1",
                "0x0a.0.0.1",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/255.0.0.0",
                "10.0.0.*",
                "10.0.0.1-9",
                "/8",
                "*",
                "2001:db8::/129",
                "2001:db8",
                "10.0.0.1:80"
            })
    void anythingThatIsNoAddressIsNoSetting(String setting) {
        assertThat(ProxySettings.areBlocks(setting)).isFalse();
        assertThat(ProxySettings.areBlocks("10.0.0.1, " + setting)).isFalse();
    }

    @Test
    void endlessTextIsNoAddress() {
        List<String> texts = List.of("1".repeat(16_000), "[".repeat(16_000), ":".repeat(16_000), "1.".repeat(8_000));

        assertThatCode(() -> assertThat(texts)
                        .allMatch(text -> AddressText.address(text).isEmpty()))
                .doesNotThrowAnyException();
    }
}
