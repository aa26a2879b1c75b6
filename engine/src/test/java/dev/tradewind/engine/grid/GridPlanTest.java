package dev.tradewind.engine.grid;

import static dev.tradewind.engine.grid.ConfigurationFixture.aConfiguration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GridPlanTest {
    private static final DcaConfiguration DEFAULTS = aConfiguration().valid();

    @Nested
    class ExampleL {
        private final Instrument bitcoin = InstrumentFixture.bitcoin();
        private final GridPlan plan = new GridPlan(Side.LONG, Price.of("61237.37"), DEFAULTS.levels(), null, bitcoin);
        private final Grid grid = built(plan, Money.of("1000", InstrumentFixture.USDT));
        private final GridPreview preview = GridPreview.of(grid, DEFAULTS, DEFAULTS.levels(), bitcoin);

        @Test
        void rawPricesAndPricesOnTick() {
            assertThat(preview.rows())
                    .extracting(GridPreview.Row::rawPrice)
                    .containsExactly(prices("61237.37", "60931.18315", "60624.9963", "60318.80945", "60012.6226"));
            assertThat(preview.rows())
                    .extracting(GridPreview.Row::price)
                    .containsExactly(prices("61237.37", "60931.18", "60624.99", "60318.80", "60012.62"));
        }

        @Test
        void rawQuantitiesAndQuantitiesOnStep() {
            assertThat(preview.rows().stream().map(row -> rounded(row.rawQuantity(), 8)))
                    .containsExactly("0.00326598", "0.00328239", "0.00329897", "0.00331572", "0.00333263");
            assertThat(preview.rows())
                    .extracting(GridPreview.Row::quantity)
                    .containsExactly(quantities("0.00326", "0.00328", "0.00329", "0.00331", "0.00333"));
        }

        @Test
        void notionalsAndTheirSum() {
            assertThat(preview.rows().stream().map(row -> rounded(row.notional().amount(), 4)))
                    .containsExactly("199.6338", "199.8543", "199.4562", "199.6552", "199.8420");
            assertThat(rounded(preview.total().amount(), 4)).isEqualTo("998.4416");
            assertThat(rounded(preview.unallocated().amount(), 4)).isEqualTo("1.5584");
        }

        @Test
        void fullQuantityAndFullAverage() {
            assertThat(preview.fullQuantity()).isEqualTo(Quantity.of("0.01647"));
            assertThat(rounded(preview.fullAverage().value(), 4)).isEqualTo("60621.8316");
        }

        @Test
        void takeProfitPricesPerLeg() {
            assertThat(preview.rows())
                    .extracting(GridPreview.Row::takeProfitPrice)
                    .containsExactly(prices("61849.75", "61235.84", "61837.49", "61223.59", "60612.75"));
        }

        @Test
        void theShortMirrorRoundsTheOtherWay() {
            GridPlan mirror = new GridPlan(Side.SHORT, Price.of("61237.37"), DEFAULTS.levels(), null, bitcoin);
            GridPreview shorts = GridPreview.of(
                    built(mirror, Money.of("1000", InstrumentFixture.USDT)), DEFAULTS, DEFAULTS.levels(), bitcoin);

            assertThat(shorts.rows().subList(0, 3))
                    .extracting(GridPreview.Row::price)
                    .containsExactly(prices("61237.37", "61543.56", "61849.75"));
            assertThat(shorts.rows().subList(0, 3))
                    .extracting(GridPreview.Row::takeProfitPrice)
                    .containsExactly(prices("60624.99", "61235.84", "60612.75"));
        }

        @Test
        void aShortNeverTakesProfitBelowZero() {
            assertThat(GridPreview.takeProfitPrice(Price.of("100"), Percent.of("250"), Side.SHORT, bitcoin))
                    .isEqualTo(Price.ZERO);
        }
    }

    @Nested
    class ExampleM {
        private final GridPlan plan =
                new GridPlan(Side.LONG, Price.of("187.43"), DEFAULTS.levels(), null, InstrumentFixture.wholeShares());

        @Test
        void oneWholeSharePerLeg() {
            Grid grid = built(plan, Money.of("1000", InstrumentFixture.USD));

            assertThat(grid.legs())
                    .extracting(GridLeg::price)
                    .containsExactly(prices("187.43", "186.49", "185.55", "184.61", "183.68"));
            assertThat(grid.legs()).extracting(GridLeg::quantity).containsOnly(Quantity.of("1"));
            assertThat(grid.total()).isEqualTo(Money.of("927.76", InstrumentFixture.USD));
            assertThat(grid.unallocated()).isEqualTo(Money.of("72.24", InstrumentFixture.USD));
        }

        @Test
        void fiveHundredIsTooLittleAndTheSmallestPassingCapitalIsTold() {
            GridPlan.Outcome outcome = plan.build(Money.of("500", InstrumentFixture.USD));

            GridPlan.Outcome.Refused refused = (GridPlan.Outcome.Refused) outcome;
            assertThat(refused.legs())
                    .hasSize(5)
                    .extracting(GridPlan.FailingLeg::quantity)
                    .containsOnly(Quantity.ZERO);
            assertThat(refused.smallestCapital()).isEqualTo(Money.of("937.15", InstrumentFixture.USD));
        }

        @Test
        void theSmallestPassingCapitalPassesAndACentLessDoesNot() {
            assertThat(plan.build(Money.of("937.15", InstrumentFixture.USD)))
                    .isInstanceOf(GridPlan.Outcome.Built.class);
            assertThat(plan.build(Money.of("937.14", InstrumentFixture.USD)))
                    .isInstanceOf(GridPlan.Outcome.Refused.class);
        }
    }

    @Test
    void aPyramidHasItsOwnGridFromItsOwnPrice() {
        // the example of D-08
        GridPlan plan =
                new GridPlan(Side.LONG, Price.of("60200.00"), DEFAULTS.levels(), null, InstrumentFixture.bitcoin());

        Grid grid = built(plan, Money.of("1000", InstrumentFixture.USDT));

        assertThat(grid.legs())
                .extracting(GridLeg::price)
                .containsExactly(prices("60200.00", "59899.00", "59598.00", "59297.00", "58996.00"));
        assertThat(grid.legs())
                .extracting(GridLeg::quantity)
                .containsExactly(quantities("0.00332", "0.00333", "0.00335", "0.00337", "0.00339"));
    }

    @Test
    void aMarketEntryTakesTheMarketablePriceForLegZeroOnly() {
        GridPlan plan = new GridPlan(
                Side.LONG, Price.of("60000"), DEFAULTS.levels(), Price.of("60120"), InstrumentFixture.bitcoin());

        Grid grid = built(plan, Money.of("1000", InstrumentFixture.USDT));

        assertThat(grid.legs())
                .extracting(GridLeg::price)
                .containsExactly(prices("60120", "59700", "59400", "59100", "58800"));
        assertThat(grid.legs())
                .extracting(GridLeg::orderType)
                .startsWith(GridLeg.OrderType.MARKETABLE_LIMIT, GridLeg.OrderType.LIMIT)
                .endsWith(GridLeg.OrderType.LIMIT);
    }

    @Test
    void noGridEverCostsMoreThanItsCapitalAndTheSmallestCapitalAlwaysPasses() {
        long seed = 20_261_121L;
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            Instrument instrument = randomInstrument(random);
            GridPlan plan = new GridPlan(
                    random.nextBoolean() ? Side.LONG : Side.SHORT,
                    new Price(decimal(random, 1, 90_000, 4)),
                    randomLevels(random),
                    null,
                    instrument);
            Money capital = new Money(decimal(random, 1, 50_000, 2), instrument.quote());
            String label = "seed " + seed + " run " + run + ": " + plan + " with " + capital;

            switch (plan.build(capital)) {
                case GridPlan.Outcome.Built built -> {
                    assertThat(built.grid().total()).as(label).isLessThanOrEqualTo(capital);
                    assertThat(built.grid().legs())
                            .as(label)
                            .allSatisfy(leg -> assertThat(instrument.check(leg.price(), leg.quantity()))
                                    .isEmpty());
                }
                case GridPlan.Outcome.Refused refused -> {
                    Money smallest = refused.smallestCapital();
                    if (smallest != null) {
                        assertThat(smallest).as(label).isGreaterThan(capital);
                        assertThat(plan.build(smallest)).as(label).isInstanceOf(GridPlan.Outcome.Built.class);
                        Money less = smallest.minus(Money.of("0.00000001", instrument.quote()));
                        assertThat(plan.build(less)).as(label).isInstanceOf(GridPlan.Outcome.Refused.class);
                    }
                }
            }
        }
    }

    private static Instrument randomInstrument(Random random) {
        return InstrumentFixture.crypto(
                List.of("0.01", "0.05", "0.0001").get(random.nextInt(3)),
                List.of("0.00001", "0.001", "1", "0.5").get(random.nextInt(4)),
                List.of("0.1", "5", "10").get(random.nextInt(3)));
    }

    private static List<Level> randomLevels(Random random) {
        int legs = 1 + random.nextInt(7);
        List<Percent> weights = WeightPreset.values()[random.nextInt(3)].weights(legs);
        List<Level> levels = new ArrayList<>();
        BigDecimal gap = BigDecimal.ZERO;
        for (int k = 0; k < legs; k++) {
            levels.add(new Level(new Percent(gap), weights.get(k), Percent.of("1")));
            gap = gap.subtract(decimal(random, 0, 10, 3)).subtract(new BigDecimal("0.001"));
        }
        return levels;
    }

    private static BigDecimal decimal(Random random, int least, int most, int scale) {
        return BigDecimal.valueOf(least + random.nextDouble() * (most - least)).setScale(scale, RoundingMode.HALF_UP);
    }

    private static Grid built(GridPlan plan, Money capital) {
        return ((GridPlan.Outcome.Built) plan.build(capital)).grid();
    }

    private static Price[] prices(String... texts) {
        return List.of(texts).stream().map(Price::of).toArray(Price[]::new);
    }

    private static Quantity[] quantities(String... texts) {
        return List.of(texts).stream().map(Quantity::of).toArray(Quantity[]::new);
    }

    private static String rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
