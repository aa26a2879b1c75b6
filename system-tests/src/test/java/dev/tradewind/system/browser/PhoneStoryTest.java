package dev.tradewind.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.local.process.OwnSession;
import dev.tradewind.system.harness.SharedPlatform;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.TestSettings;
import dev.tradewind.system.harness.Trader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole story on a phone of 390 pixels, in a real browser: from the log-in to the closed position. */
class PhoneStoryTest {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    private static final double SLOW = 60_000;

    private final TestPlatform platform = SharedPlatform.get();
    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setHasTouch(true)
                .setIsMobile(true));
        context.setDefaultTimeout(SLOW);
        PlaywrightAssertions.setDefaultAssertionTimeout(SLOW);
        page = context.newPage();
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        playwright.close();
    }

    @Test
    void fromLogInToAClosedPosition() {
        // Given
        Trader trader = Trader.register(
                platform, "phone" + UUID.randomUUID().toString().substring(0, 8), patientConfiguration());

        // When
        signIn(trader);
        sendTestAlert();
        readTheTrace();
        closeThePosition();

        // Then
        open("/positions/history");
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("BTC/USDT"));
        assertThat(row.first()).isVisible();
        shot("history");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aStrangerIsSentToTheLogIn() {
        open("/positions");
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        shot("login");
    }

    private void signIn(Trader trader) {
        open("/login");
        page.getByLabel("E-mail").fill(trader.email());
        page.getByLabel("Password").fill(Trader.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByText("Why am I not trading?")).isVisible();
        fitsTheScreen();
        shot("dashboard");
    }

    private void sendTestAlert() {
        open("/hooks");
        fitsTheScreen();
        shot("hooks");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send a test alert"))
                .first()
                .click();
    }

    private void readTheTrace() {
        open("/signals");
        Locator signal = page.locator("tbody tr th a").first();
        signal.waitFor();
        fitsTheScreen();
        shot("signals");
        signal.click();
        assertThat(page.getByText("Alert received").first()).isVisible();
        assertThat(page.getByText("Approved").first()).isVisible();
        fitsTheScreen();
        shot("trace");
    }

    private void closeThePosition() {
        open("/positions");
        Locator position = page.locator("tbody tr th a").first();
        position.waitFor();
        fitsTheScreen();
        shot("positions");
        position.click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Legs")))
                .isVisible();
        fitsTheScreen();
        shot("detail");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Close BTC/USDT"))
                .click();
        Locator confirm = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close BTC/USDT"));
        confirm.waitFor();
        shot("confirm");
        confirm.click();
        assertThat(page.getByText("Ended by").first()).isVisible();
        shot("closed");
    }

    // targets so far away that only the click closes it
    private static Map<String, Object> patientConfiguration() {
        var configuration = new HashMap<>(Trader.quickConfiguration("Patient"));
        configuration.put(
                "levels", List.of(Map.of("gapPercent", "0", "weightPercent", "100", "takeProfitPercent", "20")));
        configuration.put("stopLossPercent", "20");
        return configuration;
    }

    private void open(String path) {
        page.navigate(platform.pages().resolve(path).toString());
    }

    private void fitsTheScreen() {
        Object width = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as("width of %s", page.url()).isLessThanOrEqualTo(WIDTH);
    }

    private void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(TestSettings.checkout().resolve("system-tests/target/screenshots/phone-" + name + ".png")));
    }

    private static Path chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(OwnSession::findProgram)
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no Chromium on the PATH: install the Debian package chromium, .ci/run does it"));
    }
}
