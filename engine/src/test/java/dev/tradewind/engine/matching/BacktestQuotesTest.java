package dev.tradewind.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.OrderSide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What backtests ask of the core beyond a live venue's part. */
class BacktestQuotesTest {
    private final AVenue venue = new AVenue();

    @Test
    void immediateOrCancelSlipsAsAMarketOrderDoesButNotBeyondItsLimit() {
        venue.bid("61200", "10"); // ask 61200.01, five basis points above it 61230.61001

        venue.place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.IOC, "0.5", "61300", null);
        venue.place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.IOC, "0.5", "61210", null);

        assertThat(executions())
                .extracting(execution -> venue.price(execution.price()))
                .containsExactly("61230.62", "61210");
    }

    @Test
    void sellLimitsAboveABoundAndNewerOnesArePassedOverWhenAsked() {
        venue.bid("61000", "10");
        venue.buyMarket("1.5");
        OrderState old = venue.sellLimit("0.5", "61100");
        venue.sellLimit("0.5", "61150");
        OrderState young = venue.sellLimit("0.5", "61100");
        venue.core.drain();
        long bid = 6_120_000;

        venue.core.quote(
                AVenue.BTC,
                new OfferedQuote(bid, bid + 1, 1_000_000, 1_000_000, 4_000_000, AVenue.MARKET_TIME),
                6_110_000,
                young.terms().number() - 1);

        assertThat(executions())
                .extracting(Execution::orderNumber)
                .containsExactly(old.terms().number());
    }

    @Test
    void restingLevelsAreTheNearestOnesThatSomebodyWaitsAt() {
        venue.bid("61000", "10");
        venue.buyMarket("1");
        venue.sellLimit("0.2", "61100");
        OrderState young = venue.sellLimit("0.2", "61050");
        venue.stop("0.2", "60500");
        venue.buyLimit("0.1", "60900");
        RestingLevels resting = venue.core.resting(AVenue.BTC);

        assertThat(resting.sellLimitAtLeast(0, Long.MAX_VALUE)).isEqualTo(6_105_000);
        assertThat(resting.sellLimitAtLeast(0, young.terms().number() - 1)).isEqualTo(6_110_000);
        assertThat(resting.sellLimitAtLeast(6_110_001, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(resting.stopAtMost(Long.MAX_VALUE)).isEqualTo(6_050_000);
        assertThat(resting.stopAtMost(6_049_999)).isZero();
        assertThat(resting.buyLimitAtMost(Long.MAX_VALUE)).isEqualTo(6_090_000);
        assertThat(resting.hasTriggered()).isFalse();
    }

    @Test
    void aListenerHearsEachChangeAtOnceAndNothingIsKept() {
        List<String> heard = new ArrayList<>();
        MatchingCore core = new MatchingCore(
                FillModel.standard(), AVenue.USDT, List.of(AVenue.instrument(AVenue.BTC)), new MatchingListener() {
                    @Override
                    public void order(OrderState order) {
                        heard.add("order " + order.status());
                    }

                    @Override
                    public void execution(Execution execution) {
                        heard.add("execution");
                    }

                    @Override
                    public void adjustment(Adjustment adjustment) {
                        heard.add("adjustment");
                    }

                    @Override
                    public void quote(dev.tradewind.engine.instruments.Symbol symbol) {
                        heard.add("quote");
                    }
                });

        core.openAccount(AVenue.ACCOUNT, InstrumentScale.units(new java.math.BigDecimal("100000")));
        core.quote(
                AVenue.BTC,
                new OfferedQuote(6_100_000, 6_100_001, 1_000_000, 1_000_000, 4_000_000, AVenue.MARKET_TIME));
        core.place(new OrderRequest(
                AVenue.ACCOUNT,
                "o1",
                AVenue.BTC,
                OrderSide.BUY,
                OrderKind.MARKET,
                TimeInForce.IOC,
                dev.tradewind.engine.money.Quantity.of("0.1"),
                null,
                null));

        assertThat(heard).containsExactly("adjustment", "quote", "order NEW", "execution", "order FILLED");
        assertThat(core.drain().touchesBooks()).isFalse();
    }

    private List<Execution> executions() {
        return venue.core.drain().executions();
    }
}
