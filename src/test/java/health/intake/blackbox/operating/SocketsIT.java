package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Installation;
import health.intake.container.ListeningSocket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Requests reach the server only through the port of the API, and its management only from its own machine. */
class SocketsIT {

    private static final Pattern MANAGEMENT =
            Pattern.compile("(?:jboss\\.management\\.http|intake\\.admin)\\.port=(\\d+)");

    @Test
    void serverListensOnItsPortsOnly() {
        Installation installation = Installation.shared();
        Set<ListeningSocket> expected = new HashSet<>();
        expected.add(
                new ListeningSocket(true, URI.create(installation.baseUrl()).getPort()));
        // Payara Micro has none
        Matcher management = MANAGEMENT.matcher(installation.jcmd("VM.system_properties"));
        if (management.find()) {
            expected.add(new ListeningSocket(true, Integer.parseInt(management.group(1))));
        }

        assertThat(ListeningSocket.of(installation.serverPid())).isEqualTo(expected);
    }
}
