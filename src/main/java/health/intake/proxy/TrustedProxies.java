package health.intake.proxy;

import inet.ipaddr.IPAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reverse proxies that are trusted to name the client of a request. {@link ProxySettings} makes it injectable. */
final class TrustedProxies {

    static final String SETTING = "intake.trusted.proxies";

    private final List<IPAddress> blocks;

    /**
     * @param configured value of the setting intake.trusted.proxies: addresses and CIDR blocks, separated by commas
     */
    TrustedProxies(Optional<String> configured) {
        blocks = configured.stream()
                .flatMap(TrustedProxies::elements)
                .map(element -> AddressText.block(element).orElseThrow())
                .toList();
    }

    boolean trusts(IPAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /**
     * Walks from the peer back along the addresses that each proxy appended, as far as their writer is trusted; so
     * nothing that a client wrote counts.
     *
     * @param peer other end of the connection
     * @param forwardedFor field lines of X-Forwarded-For, in their order
     */
    IPAddress client(IPAddress peer, List<String> forwardedFor) {
        List<String> hops =
                forwardedFor.stream().flatMap(TrustedProxies::elements).collect(Collectors.toList());
        Collections.reverse(hops);
        IPAddress client = peer;
        for (String hop : hops) {
            Optional<IPAddress> sender = AddressText.address(hop);
            if (!trusts(client) || sender.isEmpty()) {
                return client;
            }
            client = sender.get();
        }
        return client;
    }

    /** Of a list as of RFC 9110 section 5.6.1, which may have empty elements. */
    static Stream<String> elements(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(element -> !element.isEmpty());
    }
}
