package health.intake.blackbox.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The targets of an answer's Link header by relation (RFC 8288). */
public record Links(Map<String, String> targets) {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"([a-z]+)\"([^,]*)");

    public static Links of(Answer answer) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String line : answer.headers().allValues("Link")) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                String former = targets.put(link.group(2), link.group(1));
                assertThat(former).as("one link of each relation in %s", answer).isNull();
            }
        }
        return new Links(targets);
    }

    @Nullable
    public String next() {
        return targets.get("next");
    }

    public String first() {
        String first = targets.get("first");
        assertThat(first).as("rel=first in %s", targets).isNotNull();
        return java.util.Objects.requireNonNull(first);
    }
}
