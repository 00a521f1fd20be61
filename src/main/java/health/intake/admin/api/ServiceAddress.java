package health.intake.admin.api;

import health.intake.admin.command.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where the service is, without {@code /api}.
 *
 * @param base with a slash as its path
 */
record ServiceAddress(URI base) {

    private static final String NAME = "INTAKE_URL";

    /** Names and addresses of this machine: no network carries what is sent to them. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static ServiceAddress parse(String text) {
        URI uri = uri(text);
        boolean isBare = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && Set.of("", "/").contains(uri.getRawPath());
        if (!isBare || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new CommandFailure(NAME + " must have the form https://HOST[:PORT]");
        }
        if ("http".equals(uri.getScheme()) && !LOOPBACK.contains(uri.getHost())) {
            throw new CommandFailure(
                    NAME + " must begin with https: the ADMIN key would go to another machine in clear text");
        }
        return new ServiceAddress(uri.resolve("/"));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new CommandFailure(NAME + " must have the form https://HOST[:PORT]", e);
        }
    }

    /** @param path from {@code /api} on, with its query */
    URI of(String path) {
        return base.resolve(path);
    }
}
