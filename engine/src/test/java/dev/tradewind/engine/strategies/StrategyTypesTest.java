package dev.tradewind.engine.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.example.ThreeDownType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shipped types, and those an operator installed (C-61). */
class StrategyTypesTest {
    private static final String EXAMPLE = "src/test/java/dev/tradewind/example/ThreeDownType.java";
    private static final String GUIDE = "../docs/strategies.md";

    @Test
    void installedTypesComeAfterTheShippedOnes() {
        StrategyTypes types = StrategyTypes.with(List.of(new ThreeDownType()));

        assertThat(types.all()).hasSize(8).startsWith(ShippedStrategies.all().toArray(StrategyType[]::new));
        assertThat(types.find("three-down")).get().isInstanceOf(ThreeDownType.class);
        assertThat(types.find("dual-mode")).get().isInstanceOf(DualModeType.class);
        assertThat(types.find("nothing")).isEmpty();
        assertThat(StrategyTypes.shipped().find("three-down")).isEmpty();
    }

    @Test
    void twoTypesWithOneIdAreRefusedWithBothNames() {
        assertThatThrownBy(() -> StrategyTypes.with(List.of(new ThreeDownType(), new ThreeDownType())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two strategies are called three-down: dev.tradewind.example.ThreeDownType and"
                        + " dev.tradewind.example.ThreeDownType");
        assertThatThrownBy(() -> StrategyTypes.with(List.of(new BreakoutType())))
                .hasMessageContaining("two strategies are called breakout");
    }

    @Test
    void theExampleOfTheGuideIsTheOneThatIsCompiledHere() throws IOException {
        assertThat(Files.readString(Path.of(GUIDE)))
                .contains(Files.readString(Path.of(EXAMPLE)).strip());
    }

    @Test
    void theGuideNamesEveryShippedTypeAndEveryFilterCode() throws IOException {
        String guide = Files.readString(Path.of(GUIDE));

        assertThat(ShippedStrategies.all()).allSatisfy(type -> assertThat(guide).contains("`" + type.id() + "`"));
        assertThat(SignalRefusal.Code.values())
                .allSatisfy(code -> assertThat(guide).contains("`" + code + "`"));
    }

    @Test
    void theExampleBuysAfterThreeLowerClosesAndSellsAfterAHigherOne() {
        ThreeDownType type = new ThreeDownType();
        Strategy strategy = type.create(ParameterValues.initial(type));
        List<String> signals = new ArrayList<>();
        for (double close : new double[] {10, 9, 8, 7, 6, 7, 6, 5, 4}) {
            StrategySignal signal = strategy.onBar(ABar.aBar().closing(close));
            if (signal != null) {
                signals.add(signal.kind() + ": " + signal.explanation().text());
            }
            Strategy restored = type.create(ParameterValues.initial(type));
            restored.restore(strategy.save());
            assertThat(restored.save()).isEqualTo(strategy.save());
        }

        assertThat(signals)
                .containsExactly(
                        "ENTRY: close 7 is the last of 3 lower ones in a row",
                        "EXIT: close 7 is above the close before, 6",
                        "ENTRY: close 4 is the last of 3 lower ones in a row");
    }
}
