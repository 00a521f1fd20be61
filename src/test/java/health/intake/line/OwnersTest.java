package health.intake.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private static final InetAddress SENDER = address("192.0.2.1");

    private final Owners owners = new Owners();

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void keysThatWereNotCheckedCountForTheirSender() {
        Object nobodys = owners.of(null, SENDER);

        assertThat(owners.of("made up", SENDER)).isEqualTo(nobodys);
        assertThat(owners.of("made up, too", SENDER)).isEqualTo(nobodys);
        assertThat(owners.of("made up", address("192.0.2.2"))).isNotEqualTo(nobodys);
    }

    @Test
    void keysOfOneOrganizationAreOneWhereverTheyComeFrom() {
        owners.learn("one", "organization");
        owners.learn("two", "organization");

        assertThat(owners.of("one", SENDER)).isEqualTo("organization");
        assertThat(owners.of("two", address("192.0.2.2"))).isEqualTo("organization");
    }

    @Test
    void aKeyThatIsNoLongerValidCountsForItsSender() {
        owners.learn("one", "organization");
        owners.learn("one", Owners.NOBODY);

        assertThat(owners.of("one", SENDER)).isEqualTo(owners.of(null, SENDER));
    }

    @Test
    void answerWithoutOwnerChangesNothing() {
        owners.learn("one", "organization");
        owners.learn("one", null);
        owners.learn(null, "another");

        assertThat(owners.of("one", SENDER)).isEqualTo("organization");
        assertThat(owners.of(null, SENDER)).isNotEqualTo("another");
    }

    @Test
    void aCustomerOfIpv6IsOneSender() {
        Object sender = owners.of(null, address("2001:db8:0:1::1"));

        assertThat(owners.of(null, address("2001:db8:0:1:ffff::2"))).isEqualTo(sender);
        assertThat(owners.of(null, address("2001:db8:0:2::1"))).isNotEqualTo(sender);
    }

    @Test
    void theKeysThatWereUsedLastAreKept() {
        owners.learn("old", "organization");
        owners.learn("used", "organization");
        IntStream.range(0, 10_000 - 1).forEach(i -> {
            owners.of("used", SENDER);
            owners.learn("key " + i, "another");
        });

        assertThat(owners.of("used", SENDER)).isEqualTo("organization");
        assertThat(owners.of("old", SENDER)).isNotEqualTo("organization");
    }
}
