package dev.tradewind.engine.grid;

import static dev.tradewind.engine.grid.ConfigurationFixture.aConfiguration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import dev.tradewind.engine.instruments.InstrumentFixture;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.sizing.CapitalMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DcaConfigurationTest {

    @Test
    void nothingTypedGivesTheDefaultsOfD03() {
        DcaConfiguration defaults = aConfiguration().valid();

        assertThat(defaults.levels())
                .containsExactly(
                        Level.of("0", "20", "1"),
                        Level.of("-0.5", "20", "0.5"),
                        Level.of("-1", "20", "2"),
                        Level.of("-1.5", "20", "1.5"),
                        Level.of("-2", "20", "1"));
        assertThat(defaults.entryOrderType()).isEqualTo(EntryOrderType.LIMIT);
        assertThat(defaults.maxPyramids()).isEqualTo(5);
        assertThat(defaults.takeProfitMode()).isEqualTo(TakeProfitMode.PER_LEG);
        assertThat(defaults.stopLoss()).isNull();
        assertThat(defaults.maxActiveLegs()).isEqualTo(7);
        assertThat(defaults.entryTtl()).isEqualTo(Duration.ofSeconds(300));
        assertThat(defaults.flatPolicy()).isEqualTo(FlatPolicy.CLOSE);
        assertThat(defaults.capital().mode()).isEqualTo(CapitalMode.FIXED_QUOTE);
        assertThat(defaults.capital().value()).isEqualByComparingTo("200");
    }

    @Test
    void theLastLegTakesWhatTheOthersLeaveOfAHundred() {
        DcaConfiguration thirds = aConfiguration()
                .levels("0 33.333 1", "-1 33.333 1", "-2 33.333 1")
                .valid();

        assertThat(thirds.levels().getLast().weight()).isEqualTo(Percent.of("33.334"));
    }

    @Test
    void weightsFurtherThanATenthOfAPercentOffAreRefused() {
        assertThat(aConfiguration().levels("0 50 1", "-1 49.98 1").errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("levels", "WEIGHT_SUM"));
    }

    @Test
    void everyWrongFieldIsToldNotOnlyTheFirst() {
        assertThat(aConfiguration()
                        .entryOrderType("iceberg")
                        .levels("-0.1 50 1", "-0.1 50 1")
                        .maxPyramids(6)
                        .maxActiveLegs(0)
                        .entryTtl(86_401)
                        .capital("LOTS", "1")
                        .errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactlyInAnyOrder(
                        tuple("entry_order_type", "UNKNOWN_VALUE"),
                        tuple("levels[0].gap_percent", "FIRST_GAP"),
                        tuple("levels[1].gap_percent", "GAP_ORDER"),
                        tuple("max_pyramids", "OUT_OF_RANGE"),
                        tuple("max_active_legs", "OUT_OF_RANGE"),
                        tuple("entry_ttl_seconds", "OUT_OF_RANGE"),
                        tuple("capital.mode", "UNKNOWN_VALUE"));
    }

    @Test
    void whatIsPlannedForLaterIsRefusedByName() {
        assertThat(aConfiguration()
                        .takeProfit("pyramid_aggregate", "1")
                        .basis("NET")
                        .belowMinimum("MERGE")
                        .protectFirst()
                        .errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactlyInAnyOrder(
                        tuple("tp_mode", "NOT_YET"),
                        tuple("tp_basis", "NOT_YET"),
                        tuple("below_min_policy", "NOT_YET"),
                        tuple("protect_first", "NOT_YET"));
    }

    @Test
    void aBaseStopLiesHalfAPercentBeyondTheDeepestGap() {
        assertThat(aConfiguration().stop("2.5", "BASE").errors())
                .extracting(FieldError::code)
                .containsExactly("STOP_INSIDE_GRID");
        assertThat(aConfiguration().stop("2.51", "BASE").errors()).isEmpty();
        assertThat(aConfiguration().stop("1", "AVG").errors()).isEmpty();
    }

    @Test
    void riskCapitalNeedsAStop() {
        assertThat(aConfiguration().capital("RISK", "1").errors())
                .extracting(FieldError::code)
                .containsExactly("STOP_REQUIRED");
    }

    @Test
    void aggregateModesGetTheDefaultTarget() {
        assertThat(aConfiguration().takeProfit("hybrid", null).valid().takeProfitAggregate())
                .isEqualTo(Percent.of("0.8"));
        assertThat(aConfiguration().valid().takeProfitAggregate()).isNull();
    }

    @Test
    void missingFieldsOfALevelAreNamed() {
        DcaConfigurationDraft draft = aConfiguration().levels("0 100 1").draft();
        DcaConfigurationDraft broken = new DcaConfigurationDraft(
                null,
                Arrays.asList(new LevelDraft(BigDecimal.ZERO, null, null), null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                draft.capital(),
                null,
                null,
                null,
                null);

        assertThat(((DcaConfigurationDraft.Outcome.Invalid) broken.compile()).errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("levels[0].weight_percent", "REQUIRED"),
                        tuple("levels[0].tp_percent", "REQUIRED"),
                        tuple("levels[1]", "REQUIRED"));
    }

    @Test
    void numbersTooLongForTheDatabaseAreRefusedBeforeAnyArithmetic() {
        assertThat(aConfiguration().capital("FIXED_QUOTE", "1e999999").errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("capital.value", "OUT_OF_RANGE"));
        assertThat(aConfiguration().capital("FIXED_QUOTE", "1e-999999").errors())
                .extracting(FieldError::code)
                .containsExactly("OUT_OF_RANGE");
        assertThat(aConfiguration().levels("0e999999999 100 1").errors())
                .extracting(FieldError::code)
                .containsExactly("OUT_OF_RANGE");
    }

    @Test
    void pyramidsMayHaveTheirOwnLevelsAndCapital() {
        DcaConfiguration configuration =
                aConfiguration().pyramid("2", "0 100 3").valid();

        assertThat(configuration.levelsOf(2)).containsExactly(Level.of("0", "100", "3"));
        assertThat(configuration.levelsOf(1)).isEqualTo(configuration.levels());
        assertThat(aConfiguration().pyramid("5", "0 100 3").errors())
                .extracting(FieldError::code)
                .containsExactly("UNKNOWN_PYRAMID");
        assertThat(aConfiguration()
                        .capitalOfPyramid("0", "50")
                        .valid()
                        .capital()
                        .perPyramid())
                .containsKey(0);
        assertThat(aConfiguration().capitalOfPyramid("x", "50").errors())
                .extracting(FieldError::code)
                .containsExactly("UNKNOWN_PYRAMID");
    }

    @Test
    void theBaseStopOfExampleLIsRoundedUpToTheTick() {
        DcaConfiguration configuration = aConfiguration().stop("5", "BASE").valid();

        assertThat(configuration.baseStop(Price.of("61237.37"), Side.LONG, InstrumentFixture.bitcoin()))
                .contains(Price.of("58175.51"));
    }

    @Test
    void aGeneratorThatReachesBelowZeroIsRefused() {
        Generator steep = new Generator(
                4, Percent.of("40"), BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ONE, Percent.of("1"));

        assertThat(aConfiguration().generated(steep).errors())
                .extracting(FieldError::field)
                .containsExactly("generator[3].gap_percent", "generator[4].gap_percent");
    }
}
