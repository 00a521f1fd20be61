package health.intake.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufMessageTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 127, 128, 300, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void numbersAreReadAsTheyWereWritten(long number) throws InvalidProtocolBufferException {
        byte[] bytes = new ProtobufMessage().number(3, number).toBytes();

        assertThat(AnyValue.parseFrom(bytes).getIntValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 20_000})
    void textsAreReadAsTheyWereWritten(int length) throws InvalidProtocolBufferException {
        String text = "ö".repeat(length);
        byte[] bytes = new ProtobufMessage()
                .text(1, "key")
                .message(2, new ProtobufMessage().text(1, text))
                .toBytes();

        assertThat(KeyValue.parseFrom(bytes).getKey()).isEqualTo("key");
        assertThat(KeyValue.parseFrom(bytes).getValue().getStringValue()).isEqualTo(text);
    }

    @Test
    void emptyValuesAreLeftOut() {
        assertThat(new ProtobufMessage().text(1, "").number(2, 0).toBytes()).isEmpty();
    }
}
