package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "abc.DEF_123-",
                "01890a5d-ac96-774b-bcce-b302099a8057",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void idOfTheClientIsKeptIfItIsHarmless(String sent) {
        assertThat(RequestId.choose(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1234567",
                "01234567890123456789012345678901234567890123456789012345678901234",
                "1234 5678",
                "12345678\r\nSet-Cookie: a=b",
                "12345678\n",
                "<script>alert</script>",
                "é2345678",
                "٠١٢٣٤٥٦٧٨",
                "12345678,12345678"
            })
    void anyOtherIdIsReplacedByANewOne(@Nullable String sent) {
        String chosen = RequestId.choose(sent);

        assertThat(chosen).isNotEqualTo(sent).matches("[A-Za-z0-9._-]{8,64}");
        assertThat(RequestId.choose(sent)).isNotEqualTo(chosen);
    }

    @Test
    void aRequestKeepsItsId() {
        Exchange exchange = new Exchange("GET");

        assertThat(RequestId.of(exchange.request())).isEqualTo(RequestId.of(exchange.request()));
        assertThat(RequestId.of(
                        new Exchange("GET").with("X-Request-Id", "my-request").request()))
                .isEqualTo("my-request");
    }
}
