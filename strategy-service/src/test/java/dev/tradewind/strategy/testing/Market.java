package dev.tradewind.strategy.testing;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.TickTierV1;
import dev.tradewind.kit.testing.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Instruments of the tests. */
public final class Market {
    private Market() {}

    /** A symbol that no other test has, known to the service. */
    public static String freshSymbol() {
        String symbol = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "/USDT";
        publish(symbol);
        return symbol;
    }

    public static void publish(String symbol) {
        Facts.from("broker")
                .tell(
                        EventTypes.INSTRUMENT_PUBLISHED,
                        null,
                        UUID.randomUUID(),
                        1,
                        new InstrumentPublishedV1(
                                "PAPER",
                                symbol,
                                symbol.substring(0, symbol.indexOf('/')),
                                "USDT",
                                List.of(new TickTierV1(BigDecimal.ZERO, new BigDecimal("0.01"))),
                                new BigDecimal("0.00001"),
                                new BigDecimal("0.00001"),
                                new BigDecimal("9000"),
                                new BigDecimal("5"),
                                new BigDecimal("0.1"),
                                Instant.now()));
    }
}
