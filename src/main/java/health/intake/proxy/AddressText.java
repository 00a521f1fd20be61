package health.intake.proxy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses IPv4 and IPv6 addresses in their usual forms only, and never asks a name server. */
final class AddressText {

    private static final IPAddressStringParameters ADDRESS = parameters(false);
    private static final IPAddressStringParameters BLOCK = parameters(true);

    /** A port after an IPv4 address, or after brackets around an IPv6 address, which may also stand alone. */
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:\\[(?<six>[^\\[\\]]+:[^\\[\\]]+)]|(?<four>[0-9.]+))(?::[0-9]{1,5})?");

    private static final int USUAL_LENGTH = 64;

    private AddressText() {}

    /** Apart from the parsing of settings, which the operator's program does without the library of the cache. */
    private static final class Parsed {

        /** Every request has an address, and most have one of a few. */
        static final LoadingCache<String, Optional<IPAddress>> CACHE = Caffeine.newBuilder()
                .maximumSize(10_000)
                .executor(Runnable::run)
                .build(AddressText::parse);
    }

    /** One address, perhaps with a port, without its zone; an IPv4-mapped one is the IPv4 address. */
    static Optional<IPAddress> address(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return text.length() > USUAL_LENGTH ? parse(text) : Parsed.CACHE.get(text);
    }

    private static Optional<IPAddress> parse(String text) {
        Matcher form = WITH_PORT.matcher(text);
        if (!form.matches()) {
            return read(text, ADDRESS);
        }
        return read(form.group("six") == null ? form.group("four") : form.group("six"), ADDRESS);
    }

    /** A CIDR block, or one address; bits beyond the prefix do not count. */
    static Optional<IPAddress> block(String text) {
        return read(text, BLOCK).map(IPAddress::toPrefixBlock);
    }

    private static Optional<IPAddress> read(String text, IPAddressStringParameters parameters) {
        return Optional.ofNullable(new IPAddressString(text, parameters).getAddress())
                .map(AddressText::plain);
    }

    private static IPAddress plain(IPAddress address) {
        if (!(address instanceof IPv6Address six)) {
            return address;
        }
        return six.isIPv4Mapped() ? six.getEmbeddedIPv4Address() : six.removeZone();
    }

    private static IPAddressStringParameters parameters(boolean prefix) {
        return new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allowPrefix(prefix)
                .allowPrefixOnly(false)
                .allowMask(false)
                .allow_inet_aton(false)
                .getIPv4AddressParametersBuilder()
                // octal to some parsers, decimal to others
                .allowLeadingZeros(false)
                .allowBinary(false)
                .getParentBuilder()
                .getIPv6AddressParametersBuilder()
                .allowBase85(false)
                .allowBinary(false)
                .getParentBuilder()
                .toParams();
    }
}
