package health.intake.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organization of every local installation, made through the Admin API, with one partner key. */
public final class DemoOrganization {

    private static final String ORGANIZATIONS = "/api/admin/organizations";
    private static final String ACME = ORGANIZATIONS + "/acme";

    private final URI base;
    private final Api admin;
    private final Path keyFile;

    public DemoOrganization(URI base, String adminKey, Path folder) {
        this.base = base;
        this.admin = new Api(base, adminKey);
        this.keyFile = folder.resolve("demo-key");
    }

    /**
     * Makes everything that an earlier run did not make, and returns the secret of the key, which stays the same while it is
     * valid.
     */
    public String ensure() {
        try {
            ensure(ORGANIZATIONS, Map.of("slug", "acme", "name", "Acme Clinics", "country", "DE"));
            ensure(ACME + "/profile-groups", Map.of("slug", "acme-clinic-berlin", "name", "Acme Clinic Berlin"));
            ensure(ACME + "/profile-groups", Map.of("slug", "my-clinic-group", "name", "My Clinic Group"));
            Optional<String> kept = keptKey();
            return kept.isPresent() ? kept.get() : newKey();
        } catch (IOException e) {
            throw new StartFailure("The demo organization cannot be made: " + e.getMessage(), e);
        }
    }

    private void ensure(String path, Map<String, String> body) throws IOException {
        Api.Answer answer = admin.post(path, body);
        if (answer.status() != 201 && !answer.code().equals("slug_taken")) {
            throw unexpected(answer);
        }
    }

    private Optional<String> keptKey() throws IOException {
        if (!Files.exists(keyFile)) {
            return Optional.empty();
        }
        String key = Folders.read(keyFile).strip();
        Api.Answer answer = new Api(base, key).get("/api/v1/key");
        return switch (answer.status()) {
            case 200 -> Optional.of(key);
            // a key of lost data, or a revoked one
            case 403 -> Optional.empty();
            default -> throw unexpected(answer);
        };
    }

    private String newKey() throws IOException {
        Map<String, Object> body = Map.of("name", "demo", "scopes", List.of("CREATE_USER", "PROFILES_VIEW"));
        Api.Answer answer = admin.post(ACME + "/api-keys", body);
        if (answer.status() != 201) {
            throw unexpected(answer);
        }
        String key = answer.body().path("key").asText();
        Folders.writePrivately(keyFile, key + "\n");
        return key;
    }

    private static StartFailure unexpected(Api.Answer answer) {
        return new StartFailure("The demo organization cannot be made; the service answered " + answer.summary());
    }
}
