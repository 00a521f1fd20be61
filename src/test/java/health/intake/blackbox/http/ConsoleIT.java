package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Wire;
import health.intake.blackbox.openapi.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 6: the pages for partners. {@link AnswerRules} checks the Content-Security-Policy of every answer. */
class ConsoleIT {

    private static final String DOCS = "/api/docs";
    private static final String REFERENCE_PAGE = DOCS + "/reference";

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final Pattern HOST = Pattern.compile("//[a-z0-9]|url\\(|@import", Pattern.CASE_INSENSITIVE);

    private final Api browser = Api.anonymous();

    @ParameterizedTest
    @ValueSource(strings = {DOCS, DOCS + "/", DOCS + "?v=1", DOCS + "/?v=1&v=2"})
    void pageIsTheSameWithAndWithoutASlash(String path) {
        Answer page = browser.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get(path)
                .is(200);

        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.text()).contains("<title>Intake API</title>").isEqualTo(page().text());
    }

    @Test
    void pageIsRefusedWhenHtmlIsNotAccepted() {
        browser.with("Accept", "application/json").get(DOCS).isProblem(406, "not_acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "console.css,                      text/css;charset=utf-8",
        "console.js,                       text/javascript;charset=utf-8",
        "desk.js,                          text/javascript;charset=utf-8",
        "snippets-curl.txt,                text/plain;charset=utf-8",
        "favicon-32x32.png,                image/png",
        "pages.css,                        text/css;charset=utf-8",
        "swagger-ui-bundle.js,             text/javascript;charset=utf-8",
        "swagger-ui-bundle.js.LICENSE.txt, text/plain;charset=utf-8",
        "swagger-ui.css,                   text/css;charset=utf-8",
        "swagger-ui.LICENSE.txt,           text/plain;charset=utf-8",
        "swagger-ui.NOTICE.txt,            text/plain;charset=utf-8"
    })
    void fileHasItsTypeAndItsLength(String name, String type) {
        Answer file = browser.get(file(name)).is(200);
        Answer head = browser.send("HEAD", file(name)).is(200);

        assertThat(file.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(file.body()).isNotEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(file.body().length));
        assertThat(head.header("Content-Type")).isEqualTo(file.header("Content-Type"));
    }

    @Test
    void deprecationsHaveAPage() {
        Answer page = browser.get(file("deprecations")).is(200);

        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.text()).contains("profile_group_slug", "2026-05-01");
    }

    static List<String> documented() {
        List<String> names = new ArrayList<>();
        JsonNode all = OpenApiDocument.INSTANCE.root().node().at("/components/parameters/ConsoleFile/schema/enum");
        all.forEach(name -> names.add(name.asText()));
        return names;
    }

    @ParameterizedTest
    @MethodSource("documented")
    void documentedFileIsServed(String name) {
        browser.get(file(name)).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {DOCS, REFERENCE_PAGE, DOCS + "/changes", DOCS + "/deprecations", DOCS + "/problems"})
    void eachReferenceOfAPageIsServed(String page) {
        List<String> references = REFERENCE
                .matcher(browser.get(page).is(200).text())
                .results()
                .map(match -> match.group(1))
                .filter(reference -> !reference.startsWith("#"))
                .toList();

        assertThat(references)
                .isNotEmpty()
                .allMatch(reference -> reference.startsWith("/api/"))
                .allSatisfy(reference -> browser.get(reference).is(200));
    }

    @Test
    void pagesLoadWhatTheyNeed() {
        assertThat(page().text()).contains(file("desk.js"), file("pages.css"));
        assertThat(browser.get(REFERENCE_PAGE).is(200).text())
                .contains(
                        file("swagger-ui-bundle.js"), file("console.js"), file("swagger-ui.css"), file("console.css"));
        assertThat(browser.get(DOCS + "/changes").is(200).text()).contains("2026-11-28");
    }

    @Test
    void documentOfTheConsoleIsServed() {
        String script = browser.get(file("console.js")).text();
        MatchResult url = Pattern.compile("url: '([^']+)'")
                .matcher(script)
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(browser.get(url.group(1)).is(200).at("openapi").asText()).startsWith("3.1.");
    }

    /** Their policy would stop them; a page that relies on that is broken. */
    @ParameterizedTest
    @ValueSource(strings = {DOCS, REFERENCE_PAGE})
    void pagesHaveNoInlineScriptOrStyle(String path) {
        String page = browser.get(path).is(200).text();

        assertThat(page).doesNotContainPattern("<script(?![^>]* src=)").doesNotContainPattern("<script[^>]*>[^<]");
        assertThat(page).doesNotContain("<style").doesNotContainPattern("\\s(on[a-z]+|style)=");
    }

    @Test
    void filesNameNoOtherHost() {
        assertThat(List.of(
                        page(),
                        browser.get(REFERENCE_PAGE).is(200),
                        browser.get(file("desk.js")).is(200),
                        browser.get(file("console.js")).is(200),
                        browser.get(file("console.css")).is(200)))
                .allSatisfy(answer -> assertThat(answer.text()).doesNotContainPattern(HOST));
    }

    @Test
    void consoleStoresNoKeyAndCallsNoOtherHost() {
        assertThat(browser.get(file("console.js")).text())
                .contains("validatorUrl: null", "persistAuthorization: false", "queryConfigEnabled: false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "index.html",
                "swagger-ui.js",
                "swagger-ui-standalone-preset.js",
                "console.JS",
                "console.js%00",
                "console.js%2f",
                "console.js.map",
                "x/console.js",
                "%2e",
                "*"
            })
    void unneededFilesOfTheConsoleAreNotServed(String name) {
        Answer answer = Wire.request("GET", file(name)).sendToHttpLayer();

        // the HTTP layer itself refuses some
        assertThat(answer.status()).as("%s", answer).isIn(400, 404);
    }

    @Test
    void unknownFileIsAProblem() {
        browser.get(file("nothing")).isProblem(404, "not_found");
        browser.get(DOCS + "/swagger-ui/console.js").isProblem(404, "not_found");
        browser.send("HEAD", file("nothing")).is(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../openapi.yaml",
                "%2e%2e/openapi.yaml",
                "..%2fopenapi.yaml",
                "%2e%2e%2fopenapi.yaml",
                "..;/openapi.yaml",
                "..;x=1/openapi.yaml",
                ";/../openapi.yaml",
                "..%5copenapi.yaml",
                "%252e%252e%252fopenapi.yaml",
                "..%c0%afopenapi.yaml",
                "../db/migration/V1__organizations_keys_profiles.sql",
                "..%2fdb%2fmigration%2fV1__organizations_keys_profiles.sql",
                "%2e%2e%2fMETA-INF%2fmicroprofile-config.properties",
                "../WEB-INF/web.xml",
                "..%2f..%2fweb.xml",
                "%2fetc%2fpasswd",
                "//etc/passwd"
            })
    void pathsOutsideTheConsoleAreRefused(String path) {
        Answer answer = Wire.request("GET", DOCS + "/" + path).sendToHttpLayer();

        // where the server resolves dots first, some of these are the path of the document
        if (answer.status() == 200) {
            assertThat(answer.text()).startsWith("openapi: 3.1.");
        } else {
            assertThat(answer.status()).as("%s", answer).isIn(400, 403, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console.js;v=1", "/console.js;", ";v=1/console.js"})
    void matrixParameterChangesNothing(String path) {
        assertThat(Wire.request("GET", DOCS + path).send().is(200).text())
                .isEqualTo(browser.get(file("console.js")).text());
    }

    private Answer page() {
        return browser.get(DOCS).is(200);
    }

    private static String file(String name) {
        return DOCS + "/" + name;
    }
}
