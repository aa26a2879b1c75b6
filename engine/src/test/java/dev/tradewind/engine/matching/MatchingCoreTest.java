package dev.tradewind.engine.matching;

import static dev.tradewind.engine.matching.AVenue.ACCOUNT;
import static dev.tradewind.engine.matching.AVenue.BTC;
import static dev.tradewind.engine.matching.AVenue.money;
import static dev.tradewind.engine.matching.AVenue.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatchingCoreTest {
    private final AVenue venue = new AVenue();

    private List<Execution> executions() {
        return venue.core.drain().executions();
    }

    @Nested
    class ALimitOrder {
        @Test
        void restsUntilTheAskReachesItAndThenFillsAtItsLimit() {
            venue.bid("61300", "10");
            venue.buyLimit("0.00326", "61237.37");
            venue.bid("61237.37", "10"); // ask is one tick above
            assertThat(executions()).isEmpty();

            venue.bid("61230.00", "10");

            Execution execution = executions().getFirst();
            assertThat(venue.price(execution.price())).isEqualTo("61237.37");
            assertThat(execution.maker()).isTrue();
            assertThat(execution.slippageBps()).isZero();
            assertThat(money(execution.notional())).isEqualTo("199.6338262");
            assertThat(money(execution.fee())).isEqualTo("0.19963383");
        }

        @Test
        void thatIsMarketableOnArrivalTakesTheBetterPriceWithoutSlippage() {
            venue.bid("61200", "10");

            OrderState order = venue.buyLimit("0.01", "61500");

            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
            Execution execution = executions().getFirst();
            assertThat(venue.price(execution.price())).isEqualTo("61200.01");
            assertThat(execution.maker()).isFalse();
        }

        @Test
        void fillsOnlyWhatTheQuoteOffersAndTheRestKeepsResting() {
            venue.bid("61300", "10");
            venue.buyLimit("0.5", "61237.37");
            venue.bid("61200", "0.2");

            MatchingChanges changes = venue.core.drain();

            assertThat(changes.orders().getFirst().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
            assertThat(venue.quantity(changes.orders().getFirst().filled())).isEqualTo("0.2");
            venue.bid("61200", "1");
            assertThat(executions()).hasSize(1);
        }

        @Test
        void immediateOrCancelKeepsWhatItGotAndCancelsTheRest() {
            venue.bid("61200", "0.2");

            OrderState order =
                    AVenue.accepted(venue.place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.IOC, "0.5", "61300", null));

            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.endReason()).isEqualTo(EndReason.IOC_REMAINDER);
            assertThat(venue.quantity(order.filled())).isEqualTo("0.2");
            assertThat(venue.core.drain().accounts().getFirst().reservedCash()).isZero();
        }

        @Test
        void immediateOrCancelOutOfReachEndsWithNothing() {
            venue.bid("61200", "0.2");

            OrderState order =
                    AVenue.accepted(venue.place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.IOC, "0.5", "61200", null));

            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.filled()).isZero();
        }
    }

    @Nested
    class TheOfferedSize {
        @Test
        void goesToTheBetterPriceFirstAndThenToTheEarlierOrder() {
            venue.bid("61300", "10");
            OrderState early = venue.buyLimit("0.3", "61200");
            OrderState late = venue.buyLimit("0.3", "61200");
            OrderState better = venue.buyLimit("0.3", "61250");

            venue.bid("61100", "0.7");

            List<Execution> executions = executions();
            assertThat(executions)
                    .extracting(Execution::orderNumber)
                    .containsExactly(
                            better.terms().number(),
                            early.terms().number(),
                            late.terms().number());
            assertThat(executions)
                    .extracting(execution -> venue.quantity(execution.quantity()))
                    .containsExactly("0.3", "0.3", "0.1");
        }

        @Test
        void isUsedUpByOrdersThatArriveAfterTheQuote() {
            venue.bid("61200", "0.2");

            venue.buyMarket("0.15");
            OrderState second = venue.buyMarket("0.15");

            assertThat(venue.quantity(second.filled())).isEqualTo("0.05");
            assertThat(second.status()).isEqualTo(OrderStatus.CANCELED);
        }
    }

    @Nested
    class AMarketOrder {
        @Test
        void paysSlippageOnTheTouch() {
            venue.bid("61237.36", "100"); // ask 61,237.37

            venue.buyMarket("0.5");
            venue.sellMarket("0.5");

            List<Execution> executions = executions();
            assertThat(venue.price(executions.get(0).price())).isEqualTo("61267.99");
            // 61,237.36 * 0.9995 = 61,206.74132
            assertThat(venue.price(executions.get(1).price())).isEqualTo("61206.74");
            assertThat(executions).extracting(Execution::slippageBps).containsExactly(5, 5);
        }

        @Test
        void paysTheImpactAddOnAboveATenthOfTheBar() {
            venue.bid("61237.36", "1"); // the bar is 4, a tenth 0.4

            venue.buyMarket("0.41");

            Execution execution = executions().getFirst();
            assertThat(execution.slippageBps()).isEqualTo(10);
            assertThat(venue.price(execution.price())).isEqualTo("61298.61");
        }
    }

    @Nested
    class AStop {
        @Test
        void becomesAMarketOrderWhenTheBidReachesIt() {
            venue.bid("61200", "10");
            venue.buyMarket("0.1");
            venue.stop("0.1", "60000");
            venue.bid("60000.01", "10");
            assertThat(executions()).hasSize(1);

            venue.bid("59900", "10");

            Execution execution = executions().getFirst();
            // 59,900 * 0.9995 = 59,870.05
            assertThat(venue.price(execution.price())).isEqualTo("59870.05");
            assertThat(execution.slippageBps()).isEqualTo(5);
        }

        @Test
        void keepsSellingOnTheNextQuotesOnceTriggered() {
            venue.bid("61200", "10");
            venue.buyMarket("1");
            venue.stop("1", "60000");
            venue.bid("59900", "0.4");
            venue.bid("60500", "5");

            List<Execution> executions = executions();
            assertThat(executions)
                    .extracting(execution -> venue.quantity(execution.quantity()))
                    .containsExactly("1", "0.4", "0.6");
        }

        @Test
        void alreadyReachedOnArrivalSellsAtOnce() {
            venue.bid("61200", "10");
            venue.buyMarket("0.1");

            OrderState order = venue.stop("0.1", "61500");

            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        }
    }

    @Nested
    class AnOco {
        @Test
        void soldByItsLimitNeverStops() {
            venue.bid("61200", "10");
            venue.buyMarket("0.1");
            venue.oco("0.1", "61500", "60000");
            venue.bid("61600", "10");
            venue.bid("59000", "10");

            List<Execution> executions = executions();
            assertThat(executions).hasSize(2);
            assertThat(executions.getLast().leg()).isEqualTo(OrderLeg.LIMIT);
            assertThat(venue.price(executions.getLast().price())).isEqualTo("61500");
        }

        @Test
        void partlySoldByItsLimitStopsOnlyTheRest() {
            venue.bid("61200", "10");
            venue.buyMarket("1");
            venue.oco("1", "61500", "60000");
            venue.bid("61600", "0.4");
            venue.bid("59000", "10");

            MatchingChanges changes = venue.core.drain();
            assertThat(changes.executions())
                    .extracting(Execution::leg)
                    .containsExactly(OrderLeg.WHOLE, OrderLeg.LIMIT, OrderLeg.STOP);
            assertThat(changes.executions())
                    .extracting(execution -> venue.quantity(execution.quantity()))
                    .containsExactly("1", "0.4", "0.6");
            OrderState pair = changes.orders().getLast();
            assertThat(pair.status()).isEqualTo(OrderStatus.FILLED);
            assertThat(venue.quantity(pair.filledByStop())).isEqualTo("0.6");
        }

        @Test
        void reservesItsQuantityOnce() {
            venue.bid("61200", "10");
            venue.buyMarket("1");
            venue.oco("0.6", "61500", "60000");

            venue.oco("0.4", "61600", "60100");
            assertThat(refused(venue.place(OrderSide.SELL, OrderKind.LIMIT, TimeInForce.GTC, "0.00010", "61700", null)))
                    .isEqualTo(RefusalCode.INSUFFICIENT_HOLDINGS);
        }
    }

    @Nested
    class Money {
        @Test
        void isReservedForARestingBuyAndReleasedByItsCancel() {
            venue.bid("61300", "10");
            OrderState order = venue.buyLimit("1", "50000");

            AccountState reserved = venue.core.drain().accounts().getFirst();
            assertThat(money(reserved.reservedCash())).isEqualTo("50050");
            assertThat(refused(venue.place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.GTC, "1", "50000", null)))
                    .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);

            venue.core.cancel(ACCOUNT, order.terms().clientOrderId());
            assertThat(venue.core.drain().accounts().getFirst().reservedCash()).isZero();
        }

        @Test
        void countsFeesAndCostSoThatFlatMeansProfit() {
            venue.bid("60000", "10");
            venue.buyLimit("0.1", "60000.01");
            venue.sellLimit("0.1", "60600");
            venue.bid("60600", "10");

            AccountState state = venue.core.drain().accounts().getFirst();
            // buy 6,000.001 + fee 6.000001, sale 6,060 - fee 6.06
            assertThat(money(state.cash())).isEqualTo("100047.938999");
            assertThat(money(state.realised())).isEqualTo("47.938999");
            assertThat(money(state.fees())).isEqualTo("12.060001");
            assertThat(state.holdings().getFirst().units()).isZero();
            assertThat(state.holdings().getFirst().cost()).isZero();
        }

        @Test
        void inBaseFeeModeTheFeeLeavesTheCoins() {
            AVenue base = new AVenue(new FillModel(5, 5, 10, new BigDecimal("0.001"), FeeAsset.BASE));
            base.bid("60000", "10");
            base.buyLimit("0.10001", "60000.01");

            MatchingChanges changes = base.core.drain();

            Execution execution = changes.executions().getFirst();
            assertThat(execution.feeAsset()).isEqualTo(FeeAsset.BASE);
            assertThat(money(execution.fee())).isEqualTo("0.00010001");
            AccountState state = changes.accounts().getFirst();
            assertThat(money(state.holdings().getFirst().units())).isEqualTo("0.09990999");
            assertThat(money(state.cash())).isEqualTo("93999.3989999");
            assertThat(refused(base.place(OrderSide.SELL, OrderKind.LIMIT, TimeInForce.GTC, "0.10001", "61000", null)))
                    .isEqualTo(RefusalCode.INSUFFICIENT_HOLDINGS);
            base.sellLimit("0.0999", "60000");
        }

        @Test
        void aResetPutsEverythingBackByBookedAdjustments() {
            venue.bid("60000", "10");
            venue.buyMarket("0.5");
            venue.buyLimit("0.1", "50000");
            venue.sellLimit("0.2", "70000");
            venue.core.drain();

            venue.core.reset(ACCOUNT);

            MatchingChanges changes = venue.core.drain();
            assertThat(changes.orders()).hasSize(2).allMatch(order -> order.endReason() == EndReason.ACCOUNT_RESET);
            assertThat(changes.adjustments()).extracting(Adjustment::asset).containsExactly("USDT", "BTC");
            AccountState state = changes.accounts().getFirst();
            assertThat(money(state.cash())).isEqualTo("100000");
            assertThat(state.reservedCash()).isZero();
            assertThat(state.holdings()).isEmpty();
            assertThat(state.resets()).isEqualTo(1);
        }
    }

    @Nested
    class Refuses {
        @Test
        void aSaleOfNothingAsAShort() {
            venue.bid("60000", "10");
            assertThat(refused(venue.place(OrderSide.SELL, OrderKind.MARKET, TimeInForce.IOC, "0.1", null, null)))
                    .isEqualTo(RefusalCode.SHORT_NOT_SUPPORTED);
        }

        @Test
        void whatIsOffTheGridOrTooSmall() {
            venue.bid("60000", "10");
            assertThat(refusedLimit("0.1", "60000.001")).isEqualTo(RefusalCode.PRICE_PRECISION);
            assertThat(refusedLimit("0.100001", "60000")).isEqualTo(RefusalCode.QUANTITY_PRECISION);
            assertThat(refusedLimit("0", "60000")).isEqualTo(RefusalCode.QUANTITY_TOO_SMALL);
            assertThat(refusedLimit("1000.00001", "60000")).isEqualTo(RefusalCode.QUANTITY_TOO_LARGE);
            assertThat(refusedLimit("0.00008", "60000")).isEqualTo(RefusalCode.NOTIONAL_TOO_SMALL);
            assertThat(refusedLimit("0.1", "0")).isEqualTo(RefusalCode.INVALID_ORDER);
            assertThat(refusedLimit("0.1", "75000")).isEqualTo(RefusalCode.PRICE_OUT_OF_RANGE);
        }

        @Test
        void aShapeThatMakesNoSense() {
            venue.bid("60000", "10");
            assertThat(refused(venue.place(OrderSide.BUY, OrderKind.STOP, TimeInForce.GTC, "1", null, "61000")))
                    .isEqualTo(RefusalCode.INVALID_ORDER);
            assertThat(refused(venue.place(OrderSide.SELL, OrderKind.OCO, TimeInForce.GTC, "1", "60000", "61000")))
                    .isEqualTo(RefusalCode.INVALID_ORDER);
            assertThat(refused(venue.place(OrderSide.SELL, OrderKind.OCO, TimeInForce.IOC, "1", "61000", "60000")))
                    .isEqualTo(RefusalCode.INVALID_ORDER);
            assertThat(refused(venue.place(OrderSide.BUY, OrderKind.MARKET, TimeInForce.IOC, "1", "61000", null)))
                    .isEqualTo(RefusalCode.INVALID_ORDER);
        }

        @Test
        void everythingBeforeTheFirstQuote() {
            assertThat(refusedLimit("0.1", "60000")).isEqualTo(RefusalCode.NO_QUOTE);
        }

        @Test
        void moreOpenOrdersThanTheInstrumentAllows() {
            venue.bid("60000", "10");
            for (int i = 0; i < 200; i++) {
                venue.buyLimit("0.001", "50000");
            }
            assertThat(refusedLimit("0.001", "50000")).isEqualTo(RefusalCode.TOO_MANY_OPEN_ORDERS);
        }

        private RefusalCode refusedLimit(String quantity, String limit) {
            return refused(venue.place(OrderSide.BUY, OrderKind.LIMIT, TimeInForce.GTC, quantity, limit, null));
        }
    }

    @Test
    void aQuoteLooksOnlyAtOrdersItReaches() {
        AVenue crowd = new AVenue();
        crowd.bid("60000", "10");
        for (int i = 0; i < 200; i++) {
            crowd.buyLimit("0.0002", "50000");
        }
        long before = crowd.core.examined(BTC);

        for (int i = 0; i < 100; i++) {
            crowd.bid("60000.0" + i % 10, "10");
        }

        assertThat(crowd.core.examined(BTC)).isEqualTo(before);
        crowd.bid("49999.99", "0.0006");
        assertThat(crowd.core.examined(BTC) - before).isEqualTo(3);
    }

    @Test
    void openingTheSameAccountAgainChangesNothing() {
        venue.core.drain();

        assertThat(venue.core.openAccount(ACCOUNT, 5)).isFalse();

        assertThat(venue.core.drain().touchesBooks()).isFalse();
    }
}
