package health.intake.apikey;

import health.intake.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ADMIN key whose hash is in the configuration. It is in no table, and becomes invalid when it is removed from there.
 */
@ApplicationScoped
public class ConfiguredKey {

    /** Its name. */
    public static final String NAME = "configured";

    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{64}");

    private static final Logger LOG = System.getLogger("health.intake");

    @Inject
    @ConfigProperty(name = "intake.admin.key.hash")
    Optional<String> hash;

    @Inject
    ApiKeys keys;

    private boolean warned;

    /** Whether a text is a value of the setting intake.admin.key.hash. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** Whether the key has this hash, in hexadecimal digits. */
    public boolean has(String hexadecimal) {
        return hash.filter(hexadecimal::equalsIgnoreCase).isPresent();
    }

    /** Warns, once, if another ADMIN key is valid. */
    public synchronized void warnOfOthers() {
        if (!warned && hash.isPresent() && keys.areActive(null)) {
            LOG.log(
                    Level.WARNING,
                    "ADMIN keys other than that of INTAKE_ADMIN_KEY_HASH are active: revoke those not needed,"
                            + " or remove the setting; GET /api/admin/api-keys lists them all");
        }
        warned = true;
    }

    /** A page of all ADMIN keys: the configured one, if any, counts as the oldest. */
    Page<AdminKeyResponse> behind(Page<KeyView> others, int limit) {
        Page<AdminKeyResponse> page = others.map(key -> AdminKeyResponse.of(key, null));
        if (hash.isEmpty() || page.next() != null) {
            return page;
        }
        if (page.items().size() == limit) {
            return new Page<>(page.items(), others.items().get(limit - 1).position());
        }
        List<AdminKeyResponse> all = new ArrayList<>(page.items());
        all.add(AdminKeyResponse.configured());
        return new Page<>(all, null);
    }
}
