package dev.tradewind.system.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the comparison of two runs lets pass, and what not. */
class JournalTest {
    private static final String ENTRY = "BUY LIMIT IOC 0.5 limit 2500 stop 0 -> FILLED 0.5 null";
    private static final String LEG = "BUY LIMIT GTC 0.3 limit 2490 stop 0 -> NEW 0 null";
    private static final String EXIT = "SELL OCO GTC 0.5 limit 2510 stop 2480 -> NEW 0 null";
    private static final String FILL = "2025-05-21T18:00:00Z BUY WHOLE 0.5 at 2500";

    @Test
    void equalRunsDifferInNothing() {
        Journal run = run(List.of(ENTRY, EXIT, LEG), List.of(FILL));
        assertThat(Journal.compare(run, run)).isEqualTo(new Journal.Comparison());
    }

    @Test
    void anExitThatIsSentBeforeTheNextLegIsLawful() {
        var comparison = Journal.compare(
                run(List.of(ENTRY, EXIT, LEG), List.of(FILL)), run(List.of(ENTRY, LEG, EXIT), List.of(FILL)));
        assertThat(comparison.unexplained()).isEmpty();
        assertThat(comparison.explained()).hasSize(1);
    }

    @Test
    void anExitWithoutItsStopThatIsReplacedIsNot() {
        String alone = "SELL LIMIT GTC 0.5 limit 2510 stop 0 -> CANCELED 0 CANCELED_BY_CLIENT";
        var comparison = Journal.compare(
                run(List.of(ENTRY, alone, EXIT), List.of(FILL)), run(List.of(ENTRY, EXIT), List.of(FILL)));
        assertThat(comparison.unexplained()).isNotEmpty();
    }

    @Test
    void anyOtherOrderOfSendingIsNot() {
        var comparison = Journal.compare(
                run(List.of(EXIT, ENTRY, LEG), List.of(FILL)), run(List.of(ENTRY, EXIT, LEG), List.of(FILL)));
        assertThat(comparison.unexplained()).hasSize(2);
    }

    @Test
    void anotherPriceAnotherNumberOfExecutionsAndAnotherValueAreNot() {
        Journal live = run(List.of(ENTRY, EXIT), List.of(FILL));
        assertThat(Journal.compare(live, run(List.of(ENTRY, EXIT.replace("2510", "2511")), List.of(FILL)))
                        .unexplained())
                .singleElement()
                .asString()
                .contains("order 2", "2510", "2511");
        assertThat(Journal.compare(live, run(List.of(ENTRY, EXIT), List.of(FILL, FILL)))
                        .unexplained())
                .singleElement()
                .asString()
                .contains("execution 2: live nothing");
        assertThat(Journal.compare(
                                live,
                                new Journal(List.of(), live.orders(), live.executions(), List.of(), List.of(), "2"))
                        .unexplained())
                .containsExactly("value 1: live 1, backtest 2");
    }

    private static Journal run(List<String> orders, List<String> executions) {
        return new Journal(List.of(), orders, executions, List.of(), List.of(), "1");
    }
}
