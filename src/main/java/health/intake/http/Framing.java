package health.intake.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a request conforms to RFC 9112, as far as that can still be seen: servers accept requests that other programs read
 * differently, so a proxy between client and server could be made to see a different request.
 */
final class Framing {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HOST =
            Pattern.compile("[()A-Za-z0-9._~!$&'*+;=%-]*:?[0-9]*|\\[[0-9A-Fa-f:.]+]:?[0-9]*");

    private Framing() {}

    static boolean isValid(HttpServletRequest request) {
        List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return (codings.isEmpty() || codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"))
                && (hosts.isEmpty()
                        || hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches())
                && TOKEN.matcher(request.getMethod()).matches()
                && request.getRequestURI().indexOf('#') < 0
                && !request.getProtocol().equals("HTTP/0.9");
    }
}
