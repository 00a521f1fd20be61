package health.intake.blackbox.desk;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The reference in Chromium: what the library draws, and what was mended of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tenant tenant = Tenant.create();
    private final Key key = tenant.testKey("PROFILES_VIEW");
    private final Browser browser = new Browser();

    @AfterAll
    void close() {
        browser.close();
    }

    private void openReference() {
        browser.open("/api/docs/problems");
        browser.open("/api/docs/reference");
        browser.awaitText("#console", "Create a profile");
    }

    private static String operation(String name) {
        return "[id^=operations-][id$=-" + name + "] ";
    }

    /** Opens the form of an operation without a pointer. */
    private void tryOut(String name) {
        browser.find(operation(name) + ".opblock-summary-control").sendKeys(Keys.ENTER);
        browser.awaitText(operation(name), "Try it out");
        browser.find(operation(name) + ".try-out__btn").sendKeys(Keys.ENTER);
        browser.awaitText(operation(name), "Execute");
    }

    /** Enters the key of the test into the dialog of the reference. */
    private void authorize() {
        browser.find(".btn.authorize").sendKeys(Keys.ENTER);
        browser.awaitText(".modal-ux", "x-api-key");
        browser.focused().sendKeys(key.secret(), Keys.ENTER);
        browser.awaitText(".modal-ux", "Logout");
        browser.focused().sendKeys(Keys.ESCAPE);
        Deadline.within(
                PATIENCE, "the dialog is closed", () -> browser.all(".modal-ux").isEmpty());
    }

    @Test
    void theReferenceLoads() {
        openReference();

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).containsOnly(browser.host());
    }

    @Test
    void theReferenceIsTriedByKeyboardAlone() {
        openReference();
        authorize();
        assertThat(browser.focused().getText()).isEqualTo("Authorize");
        tryOut("describeKey");
        browser.find(operation("describeKey") + ".execute").sendKeys(Keys.ENTER);
        browser.awaitText(operation("describeKey") + ".live-responses-table", tenant.slug());

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).containsOnly(browser.host());
        assertThat(browser.stored()).isEmpty();
        assertThat(browser.address()).doesNotContain(key.secret());
        openReference();
        assertThat(browser.all(".btn.authorize.unlocked")).as("the key is gone").hasSize(1);
    }

    @Test
    void theReferenceHasAnExampleOfEveryAnswer() {
        openReference();
        browser.find(operation("createProfile") + ".opblock-summary-control").sendKeys(Keys.ENTER);
        browser.awaitText(operation("createProfile") + ".responses-table", "503");

        assertThat(browser.all(operation("createProfile") + ".responses-table tr.response"))
                .hasSizeGreaterThan(8)
                .allSatisfy(response -> assertThat(response.findElements(By.cssSelector(".example.microlight")))
                        .as(response.getAttribute("data-code"))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({"light, 'rgba(255, 255, 255, 1)'", "dark, 'rgba(28, 32, 34, 1)'"})
    void theReferenceHasNoBarriersAndFitsAPhone(String scheme, String ground) {
        browser.prefers(scheme);
        browser.narrow();
        try {
            openReference();
            assertThat(browser.find("body").getCssValue("background-color")).isEqualTo(ground);
            assertThat(browser.barriers()).isEmpty();
            tryOut("createProfile");
            tryOut("listProfiles");
            assertThat(browser.fits()).as("operations fit into 360 pixels").isTrue();
            assertThat(browser.barriers()).isEmpty();
            browser.find(operation("listProfiles") + ".execute").sendKeys(Keys.ENTER);
            browser.awaitText(operation("listProfiles") + ".live-responses-table", "forbidden");
            browser.find(".btn.authorize").sendKeys(Keys.ENTER);
            browser.awaitText(".modal-ux", "x-api-key");
            assertThat(browser.fits())
                    .as("answers and dialog fit into 360 pixels")
                    .isTrue();
            assertThat(browser.barriers()).isEmpty();
        } finally {
            browser.wide();
            browser.prefers("light");
            browser.complaints();
        }
    }
}
