package dev.tradewind.engine.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StateReaderTest {
    @Test
    void handsBackWhatWasWrittenInOrder() {
        StateWriter out = new StateWriter();
        out.add(0.1);
        out.add(true);
        out.add(7);

        StateReader in = new StateReader(out.numbers());

        assertThat(in.next()).isEqualTo(0.1);
        assertThat(in.nextFlag()).isTrue();
        assertThat(in.isAtEnd()).isFalse();
        assertThat(in.nextInteger(0, 7)).isEqualTo(7);
        assertThat(in.isAtEnd()).isTrue();
        assertThatThrownBy(in::next).hasMessage("state of 3 numbers is too short");
    }

    @Test
    void refusesACountThatCannotBe() {
        assertThatThrownBy(() -> new StateReader(List.of(8.0)).nextInteger(0, 7))
                .hasMessageContaining("8.0");
        assertThatThrownBy(() -> new StateReader(List.of(0.5)).nextInteger(0, 7))
                .hasMessageContaining("0.5");
        assertThatThrownBy(() -> new StateReader(List.of(-1.0)).nextInteger(0, 7))
                .hasMessageContaining("-1.0");
    }
}
