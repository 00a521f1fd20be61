package health.intake.devserver.bench;

import java.net.URI;
import java.nio.file.Path;

/**
 * A service under load, which holds the people user1@bench.example to user&lt;rows&gt;@bench.example.
 *
 * @param name as operation.lua knows it
 * @param pid of its server
 * @param secret an API key or a token
 * @param ids a file with the id of each person, one a line
 */
record Target(String name, URI base, long pid, String secret, Path ids) {

    static final String INTAKE = "intake";
    static final String KEYCLOAK = "keycloak";

    @Override
    public String toString() {
        return name;
    }
}
