package dev.tradewind.engine.backtest;

import dev.tradewind.engine.backtest.SetupProblem.Code;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.InstrumentScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says everything that is wrong with a setup before a run, and turns its bars into ticks on the way. */
final class SetupCheck {
    private static final BigDecimal MOST_CASH = BigDecimal.valueOf(1_000_000_000);

    private final List<SetupProblem> problems = new ArrayList<>();
    private final List<TickBars> bars = new ArrayList<>();

    private SetupCheck() {}

    static SetupCheck of(BacktestSetup setup) {
        SetupCheck check = new SetupCheck();
        check.account(setup);
        check.markets(setup);
        return check;
    }

    List<SetupProblem> problems() {
        return problems;
    }

    /** In the order of the setup's markets; complete when there is no problem. */
    List<TickBars> bars() {
        return bars;
    }

    private void account(BacktestSetup setup) {
        BigDecimal cash = setup.cash().amount();
        if (cash.signum() <= 0 || cash.compareTo(MOST_CASH) > 0 || cash.scale() > InstrumentScale.UNIT_DECIMALS) {
            refuse(
                    Code.CASH_OUT_OF_RANGE,
                    "cash must be above 0, at most 1,000,000,000 and have at most 8 decimals, was " + setup.cash());
        }
        if (setup.configuration().takeProfitMode() == TakeProfitMode.PYRAMID_AGGREGATE) {
            refuse(Code.NOT_SUPPORTED, "take-profit mode pyramid_aggregate is not supported yet");
        }
    }

    private void markets(BacktestSetup setup) {
        if (setup.markets().isEmpty()) {
            refuse(Code.NO_MARKETS, "a backtest needs at least one symbol");
            return;
        }
        Set<Symbol> symbols = new HashSet<>();
        int seconds = setup.markets().getFirst().bars().timeframe().seconds();
        for (BacktestSetup.Market market : setup.markets()) {
            Instrument instrument = market.instrument();
            if (!symbols.add(instrument.symbol())) {
                refuse(Code.DUPLICATE_SYMBOL, instrument.symbol() + " is there twice");
            }
            if (!instrument.quote().equals(setup.cash().currency())) {
                refuse(
                        Code.MIXED_CURRENCIES,
                        instrument.symbol() + " trades in " + instrument.quote() + ", the cash is in "
                                + setup.cash().currency());
            }
            if (market.bars().timeframe().seconds() != seconds) {
                refuse(
                        Code.MIXED_TIMEFRAMES,
                        instrument.symbol() + " has bars of "
                                + market.bars().timeframe().label() + ", others differ");
            }
            bars(market);
        }
    }

    private void bars(BacktestSetup.Market market) {
        Symbol symbol = market.instrument().symbol();
        int size = market.bars().size();
        if (market.firstBar() < 0 || market.firstBar() >= size) {
            refuse(
                    Code.NO_BARS,
                    symbol + " has " + size + " bars, and bar " + market.firstBar()
                            + " is to be the first that trades");
            return;
        }
        if (market.instrument().ticks().size() != 1) {
            refuse(Code.TICK_TIERS, symbol + " has tick sizes by price; a backtest needs one");
            return;
        }
        try {
            TickBars converted = TickBars.of(market.bars(), new InstrumentScale(market.instrument()));
            if (!converted.isPositive()) {
                refuse(Code.PRICE_BELOW_TICK, symbol + " has prices below its tick");
            }
            bars.add(converted);
        } catch (ArithmeticException tooLarge) {
            refuse(Code.NUMBERS_TOO_LARGE, symbol + " has prices or volumes too large for its tick and step");
        }
    }

    private void refuse(Code code, String detail) {
        problems.add(new SetupProblem(code, detail));
    }
}
