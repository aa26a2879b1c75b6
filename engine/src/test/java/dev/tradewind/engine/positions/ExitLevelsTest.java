package dev.tradewind.engine.positions;

import static dev.tradewind.engine.positions.GroupFixture.aGroup;
import static dev.tradewind.engine.positions.GroupFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderRole;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class ExitLevelsTest {

    /** Example L, last column. */
    @Test
    void eachLegOfExampleLTakesProfitFromItsOwnFillPrice() {
        GroupFixture group = aGroup(GroupFixture.perLeg()).resting();

        for (int leg = 0; leg < 5; leg++) {
            group.fill(entry(leg));
        }

        assertThat(group.book().lots().stream().map(group.levels()::takeProfit).map(Price::toString))
                .containsExactly("61849.75", "61235.84", "61837.49", "61223.59", "60612.75");
    }

    @Test
    void exampleHsAverageAndAggregateTarget() {
        GroupFixture group = legsZeroAndOneFilled();

        assertThat(fourDecimals(group.book().average().orElseThrow())).isEqualTo("61083.8068");
        assertThat(group.levels().aggregate()).contains(Price.of("61572.48"));
    }

    @Test
    void exampleHsTargetMovesWhenLegOneIsSold() {
        GroupFixture group = legsZeroAndOneFilled().decided().acknowledged();

        group.fill(GroupFixture.key(0, 1, OrderRole.TAKE_PROFIT, 0), "0.00328", "61235.84");

        assertThat(group.book().average()).contains(Price.of("61237.37"));
        assertThat(group.levels().aggregate()).contains(Price.of("61727.27"));
    }

    /** D-08: lots of all pyramids are one average. */
    @Test
    void aPyramidsFirstFillPullsTheGroupsTargetDown() {
        GroupFixture group = legsZeroAndOneFilled().pyramid().decided().acknowledged();

        group.fill(GroupFixture.key(1, 0, OrderRole.ENTRY, 0));

        assertThat(group.book().remaining()).hasToString("0.00986");
        assertThat(fourDecimals(group.book().average().orElseThrow())).isEqualTo("60786.2167");
        assertThat(group.levels().aggregate()).contains(Price.of("61272.51"));
    }

    @Test
    void aStopFromTheBaseStaysWhereItIs() {
        GroupFixture group = aGroup(GroupFixture.rules(TakeProfitMode.HYBRID, "5", StopReference.BASE))
                .resting()
                .fill(entry(0))
                .fill(entry(1));

        assertThat(group.levels().stop()).contains(Price.of("58175.51"));
    }

    @Test
    void aStopFromTheAverageFollowsEntriesAndIsNeverLoosenedByAnExit() {
        GroupFixture group = aGroup(GroupFixture.rules(TakeProfitMode.PER_LEG, "5", StopReference.AVERAGE))
                .resting()
                .fill(entry(0));
        assertThat(group.levels().stop()).contains(Price.of("58175.51"));

        group.fill(entry(1)).decided().acknowledged();
        assertThat(group.levels().stop()).contains(Price.of("58029.62"));

        group.fill(GroupFixture.key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00326", "61849.75", ExecutionPart.TAKE_PROFIT);
        assertThat(group.book().average()).contains(Price.of("60931.18"));
        assertThat(group.levels().stop()).contains(Price.of("58029.62"));
    }

    private static GroupFixture legsZeroAndOneFilled() {
        return aGroup(GroupFixture.hybrid()).resting().fill(entry(0)).fill(entry(1));
    }

    private static String fourDecimals(Price price) {
        return price.value().setScale(4, RoundingMode.HALF_UP).toPlainString();
    }
}
