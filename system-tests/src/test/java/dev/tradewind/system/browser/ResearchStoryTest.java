package dev.tradewind.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import dev.tradewind.system.harness.SharedPlatform;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From an idea to its first live signal, in a real browser on a phone and on a desk: one run, a sweep, a walk-forward,
 * and the strategy on the replay. Each step waits for what its page shows by itself; nothing is loaded again by the test.
 */
class ResearchStoryTest {
    /** A job waits for a worker that a busy machine may only just have started. */
    private static final double PATIENT = 180_000;

    private final TestPlatform platform = SharedPlatform.get();

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void fromABacktestToTheFirstSignal(int width) {
        // Given
        Trader trader = Trader.register(
                platform, "research" + UUID.randomUUID().toString().substring(0, 8));

        try (RealBrowser browser = RealBrowser.open(platform.pages(), width, "research-" + width)) {
            // When
            browser.signIn(trader);
            oneRun(browser);
            sweep(browser);
            walkForward(browser);
            firstSignal(browser);

            // Then
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void oneRun(RealBrowser browser) {
        browser.go("/backtests");
        browser.link("Run the first one").click();
        choose(browser.page(), "series", "BTC/USDT · Bitcoin perpetual", "43,199 bars");
        choose(browser.page(), "strategy", "Dual mode", "Follows the trend with KAMA");
        assertThat(browser.page().getByText("1 parameter set over about 720 bars"))
                .isVisible(); // hours, not minutes
        browser.look("form");
        browser.button("Start").click();
        waitFor(browser.heading("Metrics"));
        assertThat(browser.page().getByText("Net profit").first()).isVisible();
        Locator candles = browser.page().locator(".candles");
        candles.scrollIntoViewIfNeeded();
        waitFor(candles.locator("canvas").first());
        browser.look("tear-sheet");
    }

    private static void sweep(RealBrowser browser) {
        Page page = browser.page();
        browser.go("/backtests/new?kind=sweep");
        choose(page, "series", "BTC/USDT · Bitcoin perpetual", "43,199 bars");
        choose(page, "strategy", "Moving average cross", "Long while the fast moving average");
        page.locator("#f-timeframe").selectOption("1min");
        range(page, "fastPeriod", "5", "40", "5");
        range(page, "slowPeriod", "50", "120", "10");
        assertThat(page.getByText("64 parameter sets over about 43,199 bars")).isVisible();
        browser.look("sweep-form");
        browser.button("Start").click();
        seeItMove(page);
        waitFor(page.getByText("Done", new Page.GetByTextOptions().setExact(true)));
        Locator rows = page.locator("table.heat tbody tr");
        assertThat(rows).hasCount(8);
        assertThat(page.getByText("★").first()).isVisible();
        assertThat(browser.link("Run it alone").first()).isVisible();
        browser.look("sweep");
    }

    // a machine that is quick may be through before the page looks a second time
    private static void seeItMove(Page page) {
        Locator share = page.locator("#backtest-detail .bar-text .num");
        page.locator("#progress, #map").first().waitFor();
        String before = share.count() == 0 ? "" : share.textContent();
        page.waitForFunction(
                "before => { const share = document.querySelector('#backtest-detail .bar-text .num');"
                        + " return share === null || share.textContent !== before; }",
                before,
                new Page.WaitForFunctionOptions().setTimeout(PATIENT));
    }

    private static void walkForward(RealBrowser browser) {
        Page page = browser.page();
        browser.go("/backtests/new?kind=walk-forward");
        choose(page, "series", "SPY", "5,849 bars");
        choose(page, "strategy", "Moving average cross", "Long while the fast moving average");
        range(page, "fastPeriod", "5", "20", "5");
        page.getByLabel("Bars to train on").fill("1349");
        page.getByLabel("Bars to test on").fill("900");
        browser.look("walk-forward-form");
        browser.button("Start").click();
        waitFor(browser.heading("Verdict"));
        Locator verdicts = page.locator("#windows ~ .scroll tbody .pill");
        assertThat(verdicts.first()).hasText(Pattern.compile("✓ Pass|✕ Fail|– No trade"));
        assertThat(verdicts).hasCount(5);
        browser.look("walk-forward");
    }

    private static void firstSignal(RealBrowser browser) {
        Page page = browser.page();
        browser.go("/strategies/new");
        choose(page, "typeId", "Moving average cross", "Long while the fast moving average");
        page.getByLabel("Name").fill("Averages");
        page.locator("#f-symbol").selectOption("ETH/USDT");
        page.locator("#f-timeframe").selectOption(new SelectOption().setLabel("1m"));
        page.locator("#f-p-fastPeriod").fill("2");
        page.locator("#f-p-slowPeriod").fill("5");
        browser.look("strategy-form");
        browser.button("Make strategy").click();
        Locator signal = page.locator(".last-signal a").first();
        waitFor(signal);
        assertThat(page.locator(".last-signal").first()).containsText(Pattern.compile("crossed (above|below)"));
        browser.look("strategies");
        signal.click();
        assertThat(page.getByText(Pattern.compile("crossed (above|below)")).first())
                .isVisible();
        browser.look("signal");
    }

    /** Chooses what begins with these words, and waits until the form says so: it is read again after a choice. */
    private static void choose(Page page, String field, String words, String then) {
        Locator select = page.locator("#f-" + field);
        String value = select.locator("option")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + words)))
                .first()
                .getAttribute("value");
        select.selectOption(value);
        assertThat(page.getByText(then).first()).isVisible();
        assertThat(select).hasValue(value);
    }

    private static void range(Page page, String parameter, String from, String to, String step) {
        page.locator("[name=p-" + parameter + "]").fill(from);
        page.locator("[name=t-" + parameter + "]").fill(to);
        page.locator("[name=s-" + parameter + "]").fill(step);
    }

    private static void waitFor(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENT));
    }
}
