package health.intake.blackbox.desk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.launcher.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a screen. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String base = Installation.shared().baseUrl().replaceAll("/$", "");

    /** Skips the test where Chromium is missing. */
    Browser() {
        Optional<Path> program = Programs.find("chromium");
        Optional<Path> bridge = Programs.find("chromedriver");
        assumeTrue(
                program.isPresent() && bridge.isPresent(),
                "not checked: there is no chromium (packages chromium and chromium-driver)");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(bridge.orElseThrow().toFile())
                        .build(),
                options(program.orElseThrow()));
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
    }

    private static ChromeOptions options(Path program) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.toFile());
        // root has no sandbox of its own, and a build server little shared memory
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking");
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    void open(String path) {
        driver.get(base + path);
    }

    /** Of a phone, in pixels of CSS. */
    void narrow() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    void wide() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().window().setSize(new Dimension(1280, 1024));
    }

    /** @param scheme {@code light} or {@code dark} */
    void prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** With query and fragment. */
    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** What the page keeps in the browser: names of cookies and of both kinds of storage. */
    List<String> stored() {
        Object names = driver.executeScript("return [document.cookie, ...Object.keys(localStorage),"
                + " ...Object.keys(sessionStorage)].filter(name => name !== '')");
        List<String> stored = new ArrayList<>();
        ((List<?>) names).forEach(each -> stored.add(String.valueOf(each)));
        return stored;
    }

    /** Waits until an element holds a text. */
    void awaitText(String selector, String text) {
        Deadline.within(PATIENCE, selector + " holds " + text, () -> all(selector).stream()
                .anyMatch(element -> element.getText().contains(text)));
    }

    /** Whether the page is no wider than the window. */
    boolean fits() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /** The rules that axe-core finds broken on the page as it is, each with the places. */
    List<String> barriers() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document).then(result => done(result.violations.map("
                + "rule => rule.id + ': ' + rule.nodes.map(node => node.target.join(' ')).join(', '))))");
        List<String> barriers = new ArrayList<>();
        ((List<?>) found).forEach(each -> barriers.add(String.valueOf(each)));
        return barriers;
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser's console holds from warnings up. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The hosts that were asked since the last call, and the port of each. */
    List<String> hosts() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> Json.parse(entry.getMessage()).get("message"))
                .filter(message -> message.get("method").asText().equals("Network.requestWillBeSent"))
                .map(message -> message.at("/params/request/url").asText())
                .filter(url -> url.startsWith("http"))
                .map(url -> URI.create(url).getAuthority())
                .distinct()
                .toList();
    }

    String host() {
        return URI.create(base).getAuthority();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
