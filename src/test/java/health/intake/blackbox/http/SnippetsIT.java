package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.launcher.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of the desk, run as they are printed; those without a program here have the same requests in them. */
class SnippetsIT {

    private static final Pattern SNIPPET = Pattern.compile("(?m)^=== ([a-z]+)\\n((?:(?!=== ).*\\n?)*)");
    private static final List<String> STEPS = List.of("create", "find", "change", "list", "register");

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.testKey("CREATE_USER", "PROFILES_VIEW");
    private final String email = Unique.email("snippet");

    @TempDir
    Path folder;

    private static Map<String, String> snippets(String language) {
        Map<String, String> snippets = new LinkedHashMap<>();
        String text = Api.anonymous()
                .get("/api/docs/snippets-" + language + ".txt")
                .is(200)
                .text();
        for (MatchResult each : SNIPPET.matcher(text).results().toList()) {
            snippets.put(each.group(1), each.group(2));
        }
        return snippets;
    }

    private String filled(String snippet, String id) {
        String base = Installation.shared().baseUrl().replaceAll("/$", "");
        return snippet.replace("{{base}}", base)
                .replace("{{group}}", group.slug())
                .replace("{{email}}", email)
                .replace("{{id}}", id);
    }

    /** What a program prints; its answers are 2xx. */
    private String run(String language, String snippet) throws IOException, InterruptedException {
        String program = Map.of("curl", "sh", "javascript", "node", "python", "python3", "java", "java")
                .get(language);
        assumeTrue(Programs.find(program).isPresent(), "not run: there is no " + program);
        Path file = folder.resolve(
                Map.of("curl", "snippet.sh", "javascript", "snippet.mjs", "python", "snippet.py", "java", "Main.java")
                        .get(language));
        Files.writeString(file, snippet);
        ProcessBuilder command = new ProcessBuilder(program, file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        command.environment().put("INTAKE_KEY", key.secret());
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(folder.resolve("output"));
        assertThat(process.exitValue()).as("%s: %s", language, output).isZero();
        return output;
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "javascript", "python", "java"})
    void snippetsDoWhatTheySay(String language) throws IOException, InterruptedException {
        Map<String, String> snippets = snippets(language);
        assertThat(snippets.keySet()).containsExactlyElementsOf(STEPS);
        Api api = key.api();

        run(language, filled(snippets.get("create"), ""));
        JsonNode profile = api.get(PROFILES + "?email=" + email).is(200).json().get(0);
        String id = profile.get("id").asText();
        assertThat(profile.get("first_name").asText()).isEqualTo("Maria");

        assertThat(run(language, filled(snippets.get("find"), id))).contains(id);
        assertThat(run(language, filled(snippets.get("change"), id))).contains("+4930123456789");
        assertThat(api.get(PROFILES + "/" + id).is(200).at("height").asText()).isEqualTo("168.5");

        run(language, filled(snippets.get("register"), id));
        assertThat(api.get(PROFILES + "?email=patient-" + email).is(200).json()).hasSize(1);

        String pages = filled(snippets.get("list"), id);
        assertThat(pages).contains("limit=100");
        for (int i = 0; i < 3; i++) {
            api.post(PROFILES, ProfileBody.in(group).with("profile_group", "\"" + group.slug() + "\""))
                    .is(201);
        }
        String listed = run(language, pages.replace("limit=100", "limit=2"));
        assertThat(api.get(PROFILES).is(200).each("id")).hasSize(5).allMatch(listed::contains);
    }

    /** Neither can be run here: their requests are those of the others. */
    @ParameterizedTest
    @ValueSource(strings = {"csharp", "php"})
    void theOthersSendTheSame(String language) {
        Map<String, String> snippets = snippets(language);

        assertThat(snippets.keySet()).containsExactlyElementsOf(STEPS);
        assertThat(snippets.values())
                .allMatch(snippet -> snippet.contains("{{base}}"))
                .allMatch(snippet -> snippet.contains("x-api-key") && snippet.contains("INTAKE_KEY"));
        assertThat(snippets.get("create")).contains(PROFILES, "first_name", "date_of_birth", "{{email}}", "{{group}}");
        assertThat(snippets.get("find")).contains(PROFILES + "?email=", "{{email}}");
        assertThat(snippets.get("change")).contains(PROFILES + "/{{id}}").containsIgnoringCase("patch");
        assertThat(snippets.get("list")).contains(PROFILES + "?limit=100", "rel=", "next");
        assertThat(snippets.get("register")).contains(PATIENTS, "firstName", "dob", "patient-{{email}}", "{{group}}");
    }

    @Test
    void noSnippetHoldsAKey() {
        for (String language : List.of("curl", "javascript", "python", "java", "csharp", "php")) {
            assertThat(snippets(language).values()).allMatch(snippet -> !snippet.contains("intake_"));
        }
    }
}
