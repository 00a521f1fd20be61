package health.intake.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A prepared server listens on two sockets: one for the API, and one for management from its own machine. */
@ExtendWith(ArquillianExtension.class)
class SocketsContainerIT {

    @Deployment
    static WebArchive war() {
        return RealWar.with(SocketsContainerIT.class, ListeningSocket.class, RealWar.class);
    }

    @Test
    void theServerListensNowhereElse() {
        int[] ports = Arrays.stream(System.getenv("CONTAINER_PORTS").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();

        Set<ListeningSocket> sockets =
                ListeningSocket.of(ProcessHandle.current().pid());

        Set<Integer> open = sockets.stream().map(ListeningSocket::port).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(ports[0], ports[1]), open);
        assertTrue(sockets.contains(new ListeningSocket(true, ports[1])), sockets::toString);
    }
}
