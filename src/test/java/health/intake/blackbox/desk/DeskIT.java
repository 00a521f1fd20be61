package health.intake.blackbox.desk;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** A partner with a base URL and a key, in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DESK = "/api/docs/";
    private static final String[] STEPS = {"create", "find", "change", "list", "register"};

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.testKey("CREATE_USER", "PROFILES_VIEW");
    private final Browser browser = new Browser();

    @AfterAll
    void close() {
        browser.close();
    }

    private void enter(String secret) {
        browser.open("/api/docs/problems");
        browser.open(DESK);
        browser.find("#key").sendKeys(secret, Keys.ENTER);
    }

    @Test
    void fiveStepsLeadFromAKeyToAPatient() {
        enter(key.secret());
        browser.awaitText("#who", "sandbox");
        assertThat(browser.find("#who").getText()).contains(tenant.slug(), group.slug(), "CREATE_USER");

        String[] answers = {"201", "200", "200", "200", "201"};
        for (int i = 0; i < STEPS.length; i++) {
            browser.find("#run-" + STEPS[i]).click();
            browser.awaitText("#answer-" + STEPS[i], "\n" + answers[i]);
        }

        Answer list = key.api().get(PROFILES).is(200);
        assertThat(list.json()).hasSize(2);
        assertThat(list.each("phone")).contains("+4930123456789");
        assertThat(browser.find("#answer-create").getText()).contains("Intake-Environment: test", "Location: ");
        assertThat(browser.find("#code-change").getText())
                .contains(list.each("id").get(1));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).containsExactly(browser.host());
    }

    @Test
    void snippetsCarryWhatIsKnown() {
        enter(key.secret());
        browser.awaitText("#who", group.slug());

        for (String language : new String[] {"curl", "javascript", "python", "java", "csharp", "php"}) {
            browser.find("label[for=language-" + language + "]").click();
            browser.awaitText("#code-create", group.slug());
            assertThat(browser.find("#code-create").getText())
                    .contains("http://" + browser.host() + "/api/v1/profiles", "INTAKE_KEY")
                    .doesNotContain(key.secret(), "{{");
        }
    }

    @Test
    void aWrongKeyIsExplained() {
        enter("intake_test_nothing");
        browser.awaitText("#who", "403");

        assertThat(browser.find("#who a").getAttribute("href")).endsWith("/api/docs/problems/forbidden");
        // the refused request itself
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("403"));
    }

    @Test
    void theKeyIsGoneAfterAReload() {
        enter(key.secret());
        browser.awaitText("#who", group.slug());
        assertThat(browser.stored()).isEmpty();
        assertThat(browser.address()).doesNotContain(key.secret());
        browser.open(DESK);

        assertThat(browser.find("#key").getAttribute("value")).isEmpty();
        assertThat(browser.find("#who").getText()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsSent() {
        browser.open("/api/docs/problems");
        browser.open(DESK);
        browser.find("#run-create").click();
        browser.awaitText("#answer-create", "Enter an API key first");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("key");

        browser.focused().sendKeys("two words", Keys.ENTER);
        browser.awaitText("#who", "neither spaces nor accents");

        enter(key.secret());
        browser.awaitText("#who", "Go on with step 1");
        browser.find("#run-change").click();
        browser.awaitText("#answer-change", "Run step 1 first");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("run-create");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aSecondRunCreatesASecondPerson() {
        enter(key.secret());
        browser.awaitText("#who", group.slug());
        browser.find("#run-create").click();
        browser.awaitText("#answer-create", "201");
        String first = browser.find("#answer-create").getText();
        browser.find("#run-create").click();
        Deadline.within(PATIENCE, "another answer", () -> !browser.find("#answer-create")
                .getText()
                .equals(first));

        assertThat(browser.find("#answer-create").getText()).contains("201");
    }

    @Test
    void aLiveKeyIsCalledLive() {
        enter(tenant.key("PROFILES_VIEW", "CREATE_USER").secret());
        browser.awaitText("#who", "The key is live");
        enter(tenant.key("PROFILES_VIEW").secret());
        browser.awaitText("#who", "Without the scope CREATE_USER");
    }

    @Test
    void requestsOfTheKeyAreListed() {
        Answer missing = key.api()
                .with("User-Agent", "<img src=x id=planted onerror=alert(1)>")
                .get(PROFILES + "/019d4834-5b40-7c7e-8a51-3f0f4d3b7c99")
                .is(404);
        enter(key.secret());
        browser.awaitText("#who", group.slug());
        browser.find("nav a[href='#requests']").click();
        browser.find("#status").sendKeys("4xx");
        Deadline.within(Trail.DELAY.multipliedBy(3), "the request is shown", () -> {
            browser.find("#requests-form button").click();
            browser.awaitText("#requests-list", "getProfile");
            return true;
        });
        browser.all("#requests-list summary").get(0).click();

        assertThat(browser.find("#requests-list").getText()).contains("404", missing.requiredHeader("X-Request-Id"));
        assertThat(browser.find("#requests-list").getText()).contains("<img src=x id=planted");
        assertThat(browser.all("#planted")).as("text of a client is no element").isEmpty();
        assertThat(browser.find("#requests-list details a").getAttribute("href"))
                .endsWith("/problems#status-404");
        assertThat(browser.barriers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/docs/, light",
        "/api/docs/, dark",
        "/api/docs/#requests, dark",
        "/api/docs/problems, light",
        "/api/docs/problems/email_taken, dark",
        "/api/docs/deprecations, light",
        "/api/docs/changes, dark"
    })
    void pagesHaveNoBarriersAndFitAPhone(String page, String scheme) {
        browser.prefers(scheme);
        browser.narrow();
        try {
            browser.open("/api/docs/deprecations");
            browser.open(page);
            assertThat(browser.fits()).as("%s fits into 360 pixels", page).isTrue();
            assertThat(browser.barriers()).isEmpty();
        } finally {
            browser.wide();
            browser.prefers("light");
        }
    }

    @Test
    void theKeyboardAloneIsEnough() {
        enter(key.secret());
        browser.awaitText("#who", group.slug());
        browser.find("#run-create").sendKeys(Keys.ENTER);
        browser.awaitText("#answer-create", "201");
    }
}
