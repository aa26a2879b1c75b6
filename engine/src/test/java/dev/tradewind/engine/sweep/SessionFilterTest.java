package dev.tradewind.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.RsiReversalType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last minutes of a session let nothing in, in event mode as in kernel mode; pairs know no sessions (S-26). */
class SessionFilterTest {
    private static final int DAYS = 252;

    @Test
    void holdsEntriesOfSharesBackInBothModesAlike() {
        long heldBack = 0;
        for (long seed = 1; seed <= 20; seed++) {
            BarSeries series = RandomSeries.of(seed, 4_000);

            heldBack += compared(shares(), series, "seed " + seed);
            assertThat(compared(InstrumentFixture.bitcoin(), series, "seed " + seed))
                    .isZero();
        }
        assertThat(heldBack).isPositive();
    }

    /** Fractions of a share with one tick size, which the kernel covers. */
    private static Instrument shares() {
        return new Instrument(
                "paper",
                Symbol.of("AAPL"),
                Currency.of("AAPL"),
                InstrumentFixture.USD,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("0.0001"),
                Quantity.of("0.0001"),
                Quantity.of("1000000"),
                Money.of("1", InstrumentFixture.USD),
                200,
                Percent.of("5"));
    }

    /** How many entries the end of a session held back. */
    private static long compared(Instrument instrument, BarSeries series, String what) {
        RsiReversalType type = new RsiReversalType();
        Map<String, BigDecimal> given =
                Map.of("closingMinutes", BigDecimal.valueOf(120), "minimumVolume", BigDecimal.ZERO);
        ParameterValues values = ((ParameterValues.Outcome.Valid) ParameterValues.of(type, given)).values();
        BacktestSetup setup = BacktestSetup.of(
                instrument,
                series,
                type,
                values,
                SimpleConfiguration.of(Capital.fixed("50000"), null, null),
                Money.of("100000", instrument.quote()));

        KernelSimulator kernel = (KernelSimulator) Sweep.simulator(setup, DAYS);
        SetMetrics fused = kernel.prepare(values).run(0, series.size());
        BacktestResult result = new EventSimulator(setup, DAYS).result(values, 0, series.size());

        assertThat(kernel.givenUp()).as(what).isZero();
        assertThat(fused).as(what).isEqualTo(SetMetrics.of(Metrics.of(result, DAYS)));
        return result.refusals().getOrDefault("SESSION_CLOSING", 0L);
    }
}
