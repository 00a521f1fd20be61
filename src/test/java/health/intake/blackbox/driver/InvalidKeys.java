package health.intake.blackbox.driver;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Clients without a valid key, each in another way. */
public final class InvalidKeys {

    private static final String SCOPES =
            "[\"CREATE_USER\",\"PROFILES_VIEW\",\"IMPERSONATE\",\"PROFILES_ERASE\",\"AUDIT_VIEW\"]";

    /** The clients that send no such header at all. */
    public static final Set<String> WITHOUT_HEADER = Set.of("no key", InvalidKeys.BEARER, "a cookie");

    /** The client that sends a valid key as a bearer token. */
    public static final String BEARER = "a bearer token";

    private InvalidKeys() {}

    public static Map<String, Api> of(Tenant tenant) {
        String valid = tenant.key("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE").secret();
        Map<String, Api> callers = new LinkedHashMap<>();
        callers.put("no key", Api.anonymous());
        callers.put("an empty key", Api.as(""));
        callers.put("a key sent twice", Api.as(valid).with("x-api-key", valid));
        callers.put("a valid and an empty key", Api.as(valid).with("X-API-Key", ""));
        callers.put("two keys in one line", Api.as(valid + "," + valid));
        callers.put("a word", Api.as("secret"));
        callers.put("a key cut short", Api.as(valid.substring(0, valid.length() - 1)));
        callers.put("a key with a character added", Api.as(valid + "0"));
        callers.put("a misspelt key", Api.as(KeyText.misspelt(valid)));
        callers.put("a key of another prefix", Api.as(valid.replace("intake_live_", "intake_prod_")));
        callers.put("a key in another case", Api.as(valid.replace("intake", "INTAKE")));
        callers.put("an unknown key", Api.as(KeyText.unissued()));
        callers.put(BEARER, Api.anonymous().with("Authorization", "Bearer " + valid));
        callers.put("a cookie", Api.anonymous().with("Cookie", "x-api-key=" + valid));
        callers.put("a revoked key", revoked(tenant));
        callers.put("an expired key", expired(tenant));
        return callers;
    }

    private static Api revoked(Tenant tenant) {
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE");
        key.api().get("/api/v1/key").is(200);
        Api.admin().delete(tenant.keysPath() + "/" + key.id()).is(204);
        Deadline.within(Duration.ofSeconds(1), "a revoked key is invalid", () -> isInvalid(key));
        return key.api();
    }

    private static Api expired(Tenant tenant) {
        Instant end = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        Key key = Key.of(Api.admin()
                .post(
                        tenant.keysPath(),
                        """
                        {"name": "Short-lived", "scopes": %s, "expires_at": "%s"}"""
                                .formatted(SCOPES, end)));
        key.api().get("/api/v1/key").is(200);
        Deadline.within(Duration.ofSeconds(4), "an expired key is invalid", () -> isInvalid(key));
        return key.api();
    }

    private static boolean isInvalid(Key key) {
        return key.api().get("/api/v1/key").status() == 403;
    }
}
