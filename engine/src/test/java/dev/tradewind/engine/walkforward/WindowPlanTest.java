package dev.tradewind.engine.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowPlanTest {
    private final WindowPlan plan = WindowPlan.DEFAULT;

    @Test
    void aYearOfDaysHasNineWindows() {
        assertThat(plan.windows(252)).hasSize(9);
        assertThat(plan.windows(252).getFirst()).isEqualTo(new Window(0, 0, 63, 84));
        assertThat(plan.windows(252).getLast()).isEqualTo(new Window(8, 168, 231, 252));
    }

    @Test
    void aLastPartOfTenBarsIsAWindowOfItsOwn() {
        List<Window> windows = plan.windows(262);

        assertThat(windows).hasSize(10);
        assertThat(windows.getLast()).isEqualTo(new Window(9, 189, 252, 262));
        assertThat(windows.getLast().testBars()).isEqualTo(10);
    }

    @Test
    void aLastPartOfNineBarsIsLeftOut() {
        assertThat(plan.windows(261)).hasSize(9);
        assertThat(plan.windows(261).getLast().testTo()).isEqualTo(252);
    }

    @Test
    void countsAsTheFormulaOfTheDefinitionsDoes() {
        for (int bars = 84; bars < 2_000; bars++) {
            int expected = 1 + (bars - 84) / 21 + ((bars - 84) % 21 >= 10 ? 1 : 0);

            assertThat(plan.count(bars)).as("%d bars", bars).isEqualTo(expected);
        }
    }

    @Test
    void aSeriesThatIsTooShortHasNone() {
        assertThat(plan.windows(0)).isEmpty();
        assertThat(plan.windows(72)).isEmpty();
        assertThat(plan.windows(73)).hasSize(1);
    }

    @Test
    void testPartsFollowEachOtherWithoutGapOrOverlap() {
        List<Window> windows = WindowPlan.of(100, 30).windows(1_000);

        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).testFrom()).isEqualTo(windows.get(i - 1).testTo());
            assertThat(windows.get(i).trainTo()).isEqualTo(windows.get(i).testFrom());
        }
    }

    @Test
    void lengthsMustBePositive() {
        assertThatThrownBy(() -> WindowPlan.of(0, 21)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WindowPlan.of(63, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
