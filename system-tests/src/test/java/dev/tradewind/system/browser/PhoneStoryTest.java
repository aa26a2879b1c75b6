package dev.tradewind.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.harness.SharedPlatform;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole story on a phone of 390 pixels, in a real browser: from the log-in to the closed position. */
class PhoneStoryTest {
    private static final int WIDTH = 390;

    private final TestPlatform platform = SharedPlatform.get();
    private RealBrowser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        browser = RealBrowser.open(platform.pages(), WIDTH, "phone");
        page = browser.page();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void fromLogInToAClosedPosition() {
        // Given
        Trader trader = Trader.register(
                platform, "phone" + UUID.randomUUID().toString().substring(0, 8), patientConfiguration());

        // When
        browser.signIn(trader);
        sendTestAlert();
        readTheTrace();
        closeThePosition();

        // Then
        browser.go("/positions/history");
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("BTC/USDT"));
        assertThat(row.first()).isVisible();
        browser.shot("history");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aStrangerIsSentToTheLogIn() {
        browser.go("/positions");
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        browser.shot("login");
    }

    private void sendTestAlert() {
        browser.go("/hooks");
        browser.look("hooks");
        browser.button("Send a test alert").first().click();
    }

    private void readTheTrace() {
        browser.go("/signals");
        Locator signal = page.locator("tbody tr th a").first();
        signal.waitFor();
        browser.look("signals");
        signal.click();
        assertThat(page.getByText("Alert received").first()).isVisible();
        assertThat(page.getByText("Approved").first()).isVisible();
        browser.look("trace");
    }

    private void closeThePosition() {
        browser.go("/positions");
        Locator position = page.locator("tbody tr th a").first();
        position.waitFor();
        browser.look("positions");
        position.click();
        assertThat(browser.heading("Legs")).isVisible();
        browser.look("detail");
        browser.link("Close BTC/USDT").click();
        Locator confirm = browser.button("Close BTC/USDT");
        confirm.waitFor();
        browser.shot("confirm");
        confirm.click();
        assertThat(page.getByText("Ended by").first()).isVisible();
        browser.shot("closed");
    }

    // targets so far away that only the click closes it
    private static Map<String, Object> patientConfiguration() {
        var configuration = new HashMap<>(Trader.quickConfiguration("Patient"));
        configuration.put(
                "levels", List.of(Map.of("gapPercent", "0", "weightPercent", "100", "takeProfitPercent", "20")));
        configuration.put("stopLossPercent", "20");
        return configuration;
    }
}
