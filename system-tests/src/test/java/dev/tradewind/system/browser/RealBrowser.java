package dev.tradewind.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.local.process.OwnSession;
import dev.tradewind.system.harness.TestSettings;
import dev.tradewind.system.harness.Trader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium without a window at the pages of a running platform; waits as long as a person would before giving up. */
final class RealBrowser implements AutoCloseable {
    private static final int HEIGHT = 844;
    private static final int WIDEST_PHONE = 500;
    private static final double SLOW = 60_000;
    private static final double SIGN_IN = 20_000;
    private static final int SIGN_INS = 5;

    private final URI pages;
    private final int width;
    private final String story;
    private final List<String> complaints = new ArrayList<>();
    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    private RealBrowser(URI pages, int width, String story) {
        this.pages = pages;
        this.width = width;
        this.story = story;
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
        boolean isPhone = width <= WIDEST_PHONE;
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setHasTouch(isPhone)
                .setIsMobile(isPhone));
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

    /** Opens one of this width in pixels; its pictures begin with the story's name. */
    static RealBrowser open(URI pages, int width, String story) {
        return new RealBrowser(pages, width, story);
    }

    Page page() {
        return page;
    }

    /** Script errors and refused contents since it was opened. */
    List<String> complaints() {
        return complaints;
    }

    void go(String path) {
        page.navigate(pages.resolve(path).toString());
    }

    /** Signs in; where a busy machine gives no answer in time it tries again, as a person would. */
    void signIn(Trader trader) {
        Locator dashboard = page.getByText("Why am I not trading?");
        for (int attempt = 0; attempt < SIGN_INS && !isShown(dashboard); attempt++) {
            go("/login");
            page.getByLabel("E-mail").fill(trader.email());
            page.getByLabel("Password").fill(Trader.password());
            button("Sign in").click();
        }
        assertThat(dashboard).isVisible();
        look("dashboard");
    }

    private boolean isShown(Locator locator) {
        if (page.url().equals("about:blank")) {
            return false;
        }
        try {
            locator.waitFor(new Locator.WaitForOptions().setTimeout(SIGN_IN));
            return true;
        } catch (TimeoutError notYet) {
            return false;
        }
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Nothing sticks out sideways; keeps a picture of the page. */
    void look(String name) {
        Object wide = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) wide).intValue()).as("width of %s", page.url()).isLessThanOrEqualTo(width);
        shot(name);
    }

    void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(TestSettings.checkout()
                        .resolve("system-tests/target/screenshots/" + story + "-" + name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(OwnSession::findProgram)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no Chromium on the PATH: install the Debian package chromium, .ci/run does it"));
    }
}
