package dev.tradewind.notification.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.plans.BreachV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.notification.inbox.Notice;
import dev.tradewind.notification.inbox.Priority;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @Test
    void aTakeProfitTellsTheResultAfterFees() {
        Notice notice = Notices.of(closed("TP_HIT", "2.5964", "0.40")).orElseThrow();

        assertThat(notice.type()).isEqualTo("profit_target");
        assertThat(notice.title()).isEqualTo("BTC/USDT: take-profit reached, +2.20");
    }

    @Test
    void aStopIsLoudAndHasARealMinusSign() {
        Notice notice = Notices.of(closed("SL_HIT", "-9.60", "0.40")).orElseThrow();

        assertThat(notice.type()).isEqualTo("stop_loss");
        assertThat(notice.priority()).isEqualTo(Priority.HIGH);
        assertThat(notice.title()).endsWith("\u221210.00");
    }

    @Test
    void aRejectionNamesEveryBreach() {
        var decision = new PlanDecidedV1(
                ID,
                ID,
                ID,
                "BTC/USDT",
                "REJECTED",
                "ENTRY",
                null,
                null,
                null,
                List.of(),
                List.of(
                        new BreachV1("MAX_POSITION_SIZE", "20 %", "25 %", "BLOCK"),
                        new BreachV1("MAX_LEVERAGE", "50 %", "60 %", "BLOCK")),
                "RISK_LIMIT_BREACHED",
                "2 rules would be broken",
                Instant.EPOCH);

        Notice notice = Notices.of(decision).orElseThrow();

        assertThat(notice.type()).isEqualTo("risk_breach");
        assertThat(notice.message())
                .contains("MAX_POSITION_SIZE (limit 20 %, would be 25 %)", "MAX_LEVERAGE (limit 50 %, would be 60 %)");
    }

    private static GroupChangedV1 closed(String reason, String profit, String fees) {
        return new GroupChangedV1(
                ID,
                ID,
                ID,
                "BTC/USDT",
                900,
                Side.LONG,
                "CLOSING",
                "CLOSED",
                "exits filled",
                reason,
                1,
                1L,
                BigDecimal.ZERO,
                null,
                new BigDecimal(profit),
                new BigDecimal(fees),
                7,
                Instant.EPOCH);
    }
}
