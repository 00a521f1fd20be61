package health.intake.setting;

import health.intake.redis.RedisAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Connections to other machines that the settings leave unencrypted. */
final class ClearTextLinks {

    private static final String DATABASE = "intake.db.url";
    private static final String REDIS = "intake.redis.url";

    private static final String THIS_MACHINE = "(localhost|127(\\.\\d{1,3}){3}|\\[::1])";

    private static final Pattern LOCAL_DATABASE =
            Pattern.compile("(?i)jdbc:mariadb:(\\w+:)?//" + THIS_MACHINE + "(:\\d+)?([/?].*)?");
    private static final Pattern ENCRYPTED_DATABASE =
            Pattern.compile("(?i)[^?]*\\?(.*&)?(sslMode=(trust|verify-ca|verify-full)|useSsl=true)(&.*)?");

    private ClearTextLinks() {}

    /**
     * A sentence for each, without the value, which may hold a password.
     *
     * @param settings the value of a setting by its name
     */
    static List<String> among(Function<String, Optional<String>> settings) {
        List<String> links = new ArrayList<>();
        if (isClear(settings.apply(DATABASE))) {
            links.add("INTAKE_DB_URL connects to another machine in clear text: add sslMode=verify-full");
        }
        if (settings.apply(REDIS)
                .filter(RedisAddress::isAddress)
                .filter(url -> RedisAddress.parse(url).isInClearText())
                .isPresent()) {
            links.add("INTAKE_REDIS_URL connects to another machine in clear text: use rediss");
        }
        return links;
    }

    private static boolean isClear(Optional<String> url) {
        return url.filter(text -> !LOCAL_DATABASE.matcher(text).matches()
                        && !ENCRYPTED_DATABASE.matcher(text).matches())
                .isPresent();
    }
}
