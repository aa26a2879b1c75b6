package dev.tradewind.strategy.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class MarketdataTest {
    @Inject
    SampleInstaller samples;

    @Inject
    CandleCatalogue catalogue;

    @Inject
    TenantTx tx;

    private Trader trader;

    @BeforeEach
    void aTraderAndTheSamples() {
        trader = Trader.registered();
        samples.installAll();
    }

    @Nested
    class ShippedSeries {
        @Test
        void areThereForEverybodyAndInOrder() {
            Response list = trader.as(Role.VIEWER).get("/api/v1/candle-series?limit=100");
            list.then().statusCode(200);
            List<String> names = list.jsonPath()
                    .getList("items.findAll { it.isShared && !it.isLive }.collect { it.symbol + ' ' + it.timeframe }");
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "BTC/USDT 1min",
                            "ETH/USDT 1min",
                            "BTC/USDT 1hr",
                            "ETH/USDT 1hr",
                            "SPY 1day",
                            "AAPL 1day",
                            "IBM 1day",
                            "BAC 1day",
                            "MSFT 1day",
                            "AAPL 1min",
                            "MSFT 1min");
            list.then()
                    .body("items.find { it.symbol == 'BTC/USDT' && it.timeframe == '1hr' }.bars", equalTo(46981))
                    .body(
                            "items.find { it.symbol == 'BTC/USDT' && it.timeframe == '1hr' }.quality.counts.GAP",
                            equalTo(27))
                    .body("items.find { it.symbol == 'SPY' }.quality.counts.GAP", nullValue())
                    .body("items.find { it.symbol == 'SPY' }.adjustment", equalTo("ADJUSTED"))
                    .body("items.find { it.symbol == 'AAPL' && it.timeframe == '1min' }.bars", equalTo(8190));
        }

        @Test
        void areAdjustedSoThatNoSplitIsLeft() {
            Response candles = trader.calls().get("/api/v1/candles?limit=5000&series=" + id("AAPL", "1day"));
            List<String> closes = candles.jsonPath().getList("candles.close");
            double smallest = Double.MAX_VALUE;
            for (int i = 1; i < closes.size(); i++) {
                smallest =
                        Math.min(smallest, Double.parseDouble(closes.get(i)) / Double.parseDouble(closes.get(i - 1)));
            }
            assertThat(smallest).isBetween(0.80, 1.0); // the splits of 2014 and 2020 were 7:1 and 4:1
        }

        @Test
        void areFoundByVenueSymbolAndTimeframe() {
            List<CandleSeries> daily = tx.as(
                    trader.user(), sql -> catalogue.find(sql, "BINANCE-PERP", "BTC/USDT", CandleTimeframe.ONE_DAY));
            assertThat(daily).extracting(CandleSeries::timeframe).containsExactly(CandleTimeframe.ONE_MINUTE);
        }
    }

    @Nested
    class Candles {
        @Test
        void comeInEveryLongerTimeframeTheNewestFirstCut() {
            String series = id("BTC/USDT", "1min");
            trader.calls()
                    .get("/api/v1/candles?limit=3&timeframe=4hr&series=" + series)
                    .then()
                    .statusCode(200)
                    .body(
                            "candles.opensAt",
                            equalTo(List.of("2025-06-03T00:00:00Z", "2025-06-03T04:00:00Z", "2025-06-03T08:00:00Z")))
                    .body("isMore", equalTo(true));
            trader.calls()
                    .get("/api/v1/candles?limit=2&timeframe=1day&from=2025-05-10T00:00:00Z&series=" + series)
                    .then()
                    .body("candles.opensAt", equalTo(List.of("2025-05-10T00:00:00Z", "2025-05-11T00:00:00Z")));
        }

        @Test
        void comeWithIndicatorsThatAreWarmFromTheFirstBarShown() {
            trader.calls()
                    .get("/api/v1/chart?limit=50&timeframe=1hr&indicators=kama,rsi,adx,atr,regime&series="
                            + id("BTC/USDT", "1hr"))
                    .then()
                    .statusCode(200)
                    .body("time", hasSize(50))
                    .body("indicators.kama", hasSize(50))
                    .body("indicators.rsi", everyItem(greaterThan(0f)))
                    .body("regime", hasSize(50));
        }

        @Test
        void areRefusedInAShorterTimeframeAndBeyondTheLimit() {
            String series = id("SPY", "1day");
            trader.calls()
                    .get("/api/v1/candles?timeframe=1hr&series=" + series)
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("TOO_SHORT"));
            trader.calls()
                    .get("/api/v1/candles?limit=5001&series=" + series)
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("OUT_OF_RANGE"));
            trader.calls()
                    .get("/api/v1/chart?indicators=crystal&series=" + series)
                    .then()
                    .statusCode(400);
            trader.calls().get("/api/v1/candles?series=none").then().statusCode(400);
        }
    }

    @Test
    void noParameterBreaksAnything() {
        String series = id("SPY", "1day");
        for (String wrong : List.of(
                "",
                "null",
                "-1",
                "1e999999999",
                "NaN",
                "\u0000",
                "x".repeat(2_000),
                "'; drop table signal; --",
                "𝄞")) {
            for (String parameter : List.of("series", "timeframe", "from", "to", "limit", "indicators")) {
                for (String path : List.of("/api/v1/candles", "/api/v1/chart")) {
                    Response answer = trader.calls()
                            .queryParam(parameter, wrong)
                            .queryParam(parameter.equals("series") ? "other" : "series", series)
                            .get(path);
                    assertThat(answer.statusCode())
                            .as(path + " " + parameter + "=" + wrong)
                            .isLessThan(500);
                }
            }
            for (String parameter : List.of(
                    "symbol",
                    "venue",
                    "timeframe",
                    "calendar",
                    "timeZone",
                    "timestamps",
                    "adjustment",
                    "name",
                    "file")) {
                Response answer = trader.calls()
                        .contentType("text/csv")
                        .body("no candles")
                        .queryParam(parameter, wrong)
                        .queryParam(parameter.equals("symbol") ? "other" : "symbol", "SPY")
                        .post("/api/v1/candle-imports");
                assertThat(answer.statusCode()).as(parameter + "=" + wrong).isLessThan(500);
            }
        }
    }

    private String id(String symbol, String timeframe) {
        return trader.calls()
                .get("/api/v1/candle-series?limit=100")
                .jsonPath()
                .getString("items.find { it.isShared && !it.isLive && it.symbol == '" + symbol
                        + "' && it.timeframe == '" + timeframe + "' }.id");
    }
}
