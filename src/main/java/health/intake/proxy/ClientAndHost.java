package health.intake.proxy;

import inet.ipaddr.IPAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Both ends of a request, seen through trusted proxies: the client that sent it and the host it was sent to. */
@ApplicationScoped
public class ClientAndHost {

    /** The smallest block that a provider gives one customer (RFC 6177), who may use any address in it. */
    private static final int NETWORK_OF_A_CUSTOMER = 64;

    /** A name or an address, perhaps with a port: whatever else a client sends is not written into a document. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[a-z0-9_][a-z0-9_.-]*|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

    private static final int MAX_AUTHORITY = 261;

    @Inject
    HttpServletRequest request;

    @Inject
    TrustedProxies proxies;

    // RFC 7239 does not count: proxies that write only X-Forwarded-* pass on what a client wrote into Forwarded

    /** In canonical text, for IPv6 that of RFC 5952; an IPv4-mapped address is the IPv4 address. */
    public String clientAddress() {
        return client().map(IPAddress::toCanonicalString).orElse(request.getRemoteAddr());
    }

    /** The address, or for IPv6 its block {@code …/64}: the unit that is limited as one client. */
    public String clientNetwork() {
        return client().filter(IPAddress::isIPv6)
                .map(address -> address.toPrefixBlock(NETWORK_OF_A_CUSTOMER).toCanonicalString())
                .orElseGet(this::clientAddress);
    }

    /** Without port, in lower case, without a trailing dot; any text that the client sent, so perhaps not a name. */
    public Optional<String> host() {
        return forwarded("X-Forwarded-Host")
                .or(() -> Optional.ofNullable(request.getServerName()))
                .map(ClientAndHost::nameOf)
                .filter(name -> !name.isEmpty());
    }

    /** The URL that the client used, without path: scheme, host and port. None if it sent no host, or what is not one. */
    public Optional<String> origin() {
        return forwarded("X-Forwarded-Host")
                .or(() -> lines("Host").stream().findFirst())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(host -> host.length() <= MAX_AUTHORITY
                        && AUTHORITY.matcher(host).matches())
                .map(host -> scheme() + "://" + host);
    }

    private String scheme() {
        return forwarded("X-Forwarded-Proto")
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .filter(scheme -> scheme.equals("https") || scheme.equals("http"))
                .orElseGet(request::getScheme);
    }

    // a header forwarded by a peer that is not a proxy is not even read
    private Optional<IPAddress> client() {
        return peer().map(peer -> proxies.trusts(peer) ? proxies.client(peer, lines("X-Forwarded-For")) : peer);
    }

    // the last, because proxies that do not replace the received value append theirs
    private Optional<String> forwarded(String header) {
        return peer().filter(proxies::trusts)
                .flatMap(proxy ->
                        lines(header).stream().flatMap(TrustedProxies::elements).reduce((first, second) -> second));
    }

    private Optional<IPAddress> peer() {
        return AddressText.address(request.getRemoteAddr());
    }

    private List<String> lines(String header) {
        return Collections.list(request.getHeaders(header));
    }

    private static String nameOf(String host) {
        // the colons between brackets are those of an IPv6 address
        int end = host.indexOf(':', Math.max(host.indexOf(']'), 0));
        boolean isPort = end >= 0 && host.chars().skip(end + 1L).allMatch(c -> c >= '0' && c <= '9');
        String name = isPort ? host.substring(0, end) : host;
        String undotted = name.endsWith(".") && (isPort || end < 0) ? name.substring(0, name.length() - 1) : name;
        return undotted.toLowerCase(Locale.ROOT);
    }
}
