package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.events.InstrumentPublishedV1;
import java.util.Optional;

/** Port: precision metadata of a broker's symbol (D-04), from memory; empty when it was never read. */
public interface Instruments {
    Optional<InstrumentPublishedV1> find(String broker, String symbol);
}
