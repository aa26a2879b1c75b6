package dev.tradewind.engine.signals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTextTest {
    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, BTC/USDT",
        "BTCUSDT.P, BTC/USDT",
        "BTC/USDT, BTC/USDT",
        "BINANCE:BTCUSDT, BTC/USDT",
        "BINANCE:BTCUSDT.P, BTC/USDT",
        "btc-usdt, BTC/USDT",
        "ETH_USDC, ETH/USDC",
        "BTCUSDTPERP, BTC/USDT",
        "1000SHIBUSDT, 1000SHIB/USDT",
        "ETHBTC, ETH/BTC",
        "EURUSD, EUR/USD",
        "BTCFDUSD, BTC/FDUSD",
        "AAPL, AAPL",
        "BRK.B, BRK.B",
        "NASDAQ:MSFT, MSFT",
        "IBTC, IBTC",
        "SPY, SPY",
        "AAPL  261218C00190000, AAPL  261218C00190000"
    })
    void knowsWhatChartsSend(String text, String canonical) {
        assertThat(SymbolText.canonical(text).orElseThrow().value()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", "{{ticker}}", "BTC USDT", "BTC//USDT", "/USDT", "<b>", "ＢＴＣＵＳＤＴ", "123", "BTCUSDT;drop"
            })
    void refusesWhatIsNoSymbol(String text) {
        assertThat(SymbolText.canonical(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 5_000})
    void refusesLongTexts(int length) {
        assertThat(SymbolText.canonical("A".repeat(length))).isEmpty();
    }
}
