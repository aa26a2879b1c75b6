package dev.tradewind.engine.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Example G of D-03 with its exact numbers. */
class GeneratorTest {
    private final Generator exampleG = new Generator(
            4,
            Percent.of("1.0"),
            new BigDecimal("1.5"),
            new BigDecimal("100"),
            new BigDecimal("50"),
            new BigDecimal("1.2"),
            Percent.of("2"));

    @Test
    void deviationsAreMeasuredFromTheFirstOrder() {
        assertThat(exampleG.deviations())
                .containsExactly(
                        Percent.of("0"), Percent.of("1"), Percent.of("2.5"), Percent.of("4.75"), Percent.of("8.125"));
    }

    @Test
    void volumesGrowByTheScale() {
        assertThat(exampleG.volumes().stream().map(volume -> volume.setScale(1, RoundingMode.UNNECESSARY)))
                .containsExactly(
                        new BigDecimal("100.0"),
                        new BigDecimal("50.0"),
                        new BigDecimal("60.0"),
                        new BigDecimal("72.0"),
                        new BigDecimal("86.4"));
        assertThat(exampleG.totalVolume()).isEqualByComparingTo("368.40");
    }

    @Test
    void levelsCarryWeightsOfFourDecimalsThatSumToAHundred() {
        assertThat(exampleG.compile())
                .containsExactly(
                        Level.of("0", "27.1444", "2"),
                        Level.of("-1", "13.5722", "2"),
                        Level.of("-2.5", "16.2866", "2"),
                        Level.of("-4.75", "19.5440", "2"),
                        Level.of("-8.125", "23.4528", "2"));
    }

    @Test
    void thePreviewShowsAveragesAndTheBounceNeededForTwoPercent() {
        // Given
        Instrument fine = InstrumentFixture.crypto("0.000001", "0.0000000001", "5");
        List<Level> levels = exampleG.compile();
        GridPlan plan = new GridPlan(Side.LONG, Price.of("100"), levels, null, fine);
        DcaConfiguration configuration =
                ConfigurationFixture.aConfiguration().generated(exampleG).valid();

        // When
        Grid grid = ((GridPlan.Outcome.Built) plan.build(Money.of("368.40", InstrumentFixture.USDT))).grid();
        GridPreview preview = GridPreview.of(grid, configuration, levels, fine);

        // Then
        assertThat(preview.rows().stream()
                        .map(row -> rounded(row.runningAverage().value(), 4)))
                .containsExactly("100.0000", "99.6644", "99.0363", "98.0412", "96.5219");
        assertThat(preview.rows().stream().map(row -> rounded(row.bounceNeeded().value(), 2)))
                .containsExactly("2.00", "2.68", "3.61", "4.99", "7.16");
    }

    @Test
    void theTotalVolumeIsTheCapitalUnlessTheConfigurationSaysOtherwise() {
        DcaConfiguration configuration =
                ConfigurationFixture.aConfiguration().generated(exampleG).valid();

        assertThat(configuration.capital().value()).isEqualByComparingTo("368.4");
        assertThat(configuration.levels()).isEqualTo(exampleG.compile());
    }

    @Test
    void presetsAreThoseOfCornix() {
        assertThat(WeightPreset.DECREASING.weights(5))
                .containsExactly(
                        Percent.of("51.6129"),
                        Percent.of("25.8065"),
                        Percent.of("12.9032"),
                        Percent.of("6.4516"),
                        Percent.of("3.2258"));
        assertThat(WeightPreset.INCREASING.weights(3))
                .containsExactly(Percent.of("14.2857"), Percent.of("28.5714"), Percent.of("57.1429"));
        assertThat(WeightPreset.EVEN.weights(3))
                .containsExactly(Percent.of("33.3333"), Percent.of("33.3333"), Percent.of("33.3334"));
    }

    @Test
    void everyPresetOfEveryLengthSumsToExactlyAHundred() {
        for (WeightPreset preset : WeightPreset.values()) {
            for (int legs = 1; legs <= 7; legs++) {
                BigDecimal sum =
                        preset.weights(legs).stream().map(Percent::value).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum).as("%s of %d", preset, legs).isEqualByComparingTo("100");
            }
        }
    }

    private static String rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
