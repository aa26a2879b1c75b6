package dev.tradewind.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.matching.BarTicks;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.quotes.QuoteFilter;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.system.harness.Answer;
import dev.tradewind.system.harness.Client;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real processes and event mode over the same bars: the same signals, orders, executions and money. The venue is fed quote by
 * quote, and the next one is shown when everything that the last one set in motion has ended, so that no order meets another
 * quote because the machine was slow.
 */
@Tag("own-platform")
class ParityTest {
    private static final String SYMBOL = "ETH/USDT";
    private static final Currency USDT = Currency.of("USDT");
    private static final Money CASH = Money.of("100000", USDT);
    private static final StrategyType TYPE =
            ShippedStrategies.find("moving-average-cross").orElseThrow();

    /** Averages that cross often; the volume filter stays on, the spread filter knows no history and is off. */
    private static final Map<String, String> VALUES = Map.of(
            "fastPeriod", "3",
            "slowPeriod", "8",
            "exponential", "false",
            "minimumVolume", "0.5",
            "maximumSpread", "0");

    private static final Instant FROM = Instant.parse("2025-05-21T17:31:00Z");
    private static final int WARM_UP = 12;
    private static final int BARS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** A machine that is busy with other things must not make a quote old. */
    private static final Map<String, String> PATIENT = Map.ofEntries(
            Map.entry("TRADEWIND_REPLAY_ENABLED", "false"),
            Map.entry("TRADEWIND_VENUE_MANUAL_MARKET", "true"),
            Map.entry("TRADEWIND_QUOTES_MAX_AGE", "120s"),
            Map.entry("TRADEWIND_ORDERS_QUOTE_MAX_AGE", "120s"),
            Map.entry("TRADEWIND_POSITIONS_QUOTE_MAX_AGE", "120s"),
            Map.entry("TRADEWIND_RISK_PRETRADE_QUOTE_AGE", "120s"),
            Map.entry("TRADEWIND_RISK_PRETRADE_EQUITY_AGE", "120s"),
            Map.entry("TRADEWIND_WEB_API_LIMIT_PER_MINUTE", "100000"));

    private final ReplayBars bars = ReplayBars.read(scale(), FROM, WARM_UP + BARS);

    @Test
    void aBacktestOnTheVenuesPathDoesWhatTheLivePathDid() throws Exception {
        assertThat(passesTheFilter(bars))
                .as("no quote of these bars is held back as a jump (R13)")
                .isTrue();
        var unexplained = new LinkedHashMap<String, List<String>>();
        try (TestPlatform platform = TestPlatform.start("parity", 1, Map.of(), PATIENT);
                Quiet quiet = new Quiet(platform)) {
            List<Trader> traders = new ArrayList<>();
            for (Case one : Case.ALL) {
                traders.add(Trader.register(platform, "parity-" + one.name(), one.forApi()));
            }
            feed(platform, quiet, traders);
            BigDecimal lastBid = scale().price(bars.bars().getLast().close()).value();
            for (int i = 0; i < traders.size(); i++) {
                Case one = Case.ALL.get(i);
                Journal live = LivePath.journal(quiet, traders.get(i).accountId(), SYMBOL, lastBid);
                Journal backtest = EventMode.run(bars, WARM_UP, TYPE, values(), one.forEngine(), CASH);
                System.out.println("parity " + one.name() + ": live     " + live.counts());
                System.out.println("parity " + one.name() + ": backtest " + backtest.counts());
                Journal.Comparison comparison = Journal.compare(live, backtest);
                comparison.explained().forEach(line -> System.out.println("parity " + one.name() + ": " + line));
                unexplained.put(one.name(), comparison.unexplained());
                assertThat(backtest.executions()).as(one.name()).hasSizeGreaterThanOrEqualTo(6);
            }
        }
        assertThat(unexplained)
                .allSatisfy((name, found) -> assertThat(found).as(name).isEmpty());
    }

    private void feed(TestPlatform platform, Quiet quiet, List<Trader> traders) {
        var venue = new HandFedVenue(platform, bars.scale());
        var strategies = new HashMap<Trader, String>();
        for (int i = 0; i < bars.bars().size(); i++) {
            BarTicks bar = bars.bars().get(i);
            for (OfferedQuote quote : bar.path()) {
                venue.show(quote);
                awaitQuote(traders.getFirst().api(), quote);
                boolean isFirst = quote.marketTime().equals(bar.opensAt());
                if (isFirst && i == WARM_UP) {
                    // the bars before it are history, this one is the first that it hears
                    for (Trader trader : traders) {
                        strategies.put(trader, enable(trader));
                    }
                }
                if (isFirst && i >= WARM_UP) {
                    strategies.forEach((trader, id) -> awaitBar(trader.api(), id, bar.opensAt()));
                }
                awaitQuiet(quiet, quote);
            }
        }
    }

    private static void awaitQuote(Client api, OfferedQuote quote) {
        Eventually.within(LIMIT, "the order core has accepted the quote of " + quote.marketTime(), () -> {
            for (JsonNode last : api.get("/api/v1/quotes").json()) {
                if (last.path("symbol").asText().equals(SYMBOL)) {
                    return Instant.parse(last.path("marketTime").asText()).equals(quote.marketTime());
                }
            }
            return false;
        });
    }

    private static void awaitBar(Client api, String strategy, Instant closedAt) {
        Eventually.within(
                LIMIT,
                "the strategy has seen the bar that closed at " + closedAt,
                () -> api.get("/api/v1/strategies/" + strategy)
                        .json()
                        .path("lastBarAt")
                        .asText()
                        .equals(closedAt.toString()));
    }

    private static void awaitQuiet(Quiet quiet, OfferedQuote quote) {
        try {
            Eventually.within(LIMIT, "everything has come to rest after " + quote, quiet::isQuiet);
        } catch (AssertionError inVain) {
            quiet.unrest().forEach(System.out::println);
            throw inVain;
        }
    }

    private static String enable(Trader trader) {
        Answer answer = trader.api()
                .post(
                        "/api/v1/strategies",
                        Map.of(
                                "name",
                                "crosses",
                                "typeId",
                                TYPE.id(),
                                "values",
                                VALUES,
                                "symbol",
                                SYMBOL,
                                "timeframe",
                                "1min",
                                "accountId",
                                trader.accountId(),
                                "configurationId",
                                trader.configurationId()));
        assertThat(answer.isGood()).as(answer.body()).isTrue();
        return answer.json().path("id").asText();
    }

    private static ParameterValues values() {
        var numbers = new HashMap<String, BigDecimal>();
        VALUES.forEach(
                (name, text) -> numbers.put(name, text.equals("false") ? BigDecimal.ZERO : new BigDecimal(text)));
        return switch (ParameterValues.of(TYPE, numbers)) {
            case ParameterValues.Outcome.Valid(ParameterValues valid) -> valid;
            case ParameterValues.Outcome.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** What the paper venue trades, as its list of instruments says (C-56). */
    private static InstrumentScale scale() {
        return new InstrumentScale(new Instrument(
                "PAPER",
                Symbol.of(SYMBOL),
                Currency.of("ETH"),
                USDT,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("0.00001"),
                Quantity.of("0.00001"),
                Quantity.of("1000"),
                Money.of("5", USDT),
                200,
                Percent.of("20")));
    }

    private static boolean passesTheFilter(ReplayBars bars) {
        var filter = new QuoteFilter();
        Instant now = Instant.EPOCH;
        for (BarTicks bar : bars.bars()) {
            for (OfferedQuote quote : bar.path()) {
                if (!filter.judge(
                                bars.scale().price(quote.bidTicks()),
                                bars.scale().price(quote.askTicks()),
                                quote.marketTime(),
                                now)
                        .isAccepted()) {
                    return false;
                }
            }
        }
        return true;
    }
}
