package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.kit.tenancy.Sql;
import java.util.Optional;

/** Port: precision metadata of a broker's symbol (D-04); empty when there is none or the last one is older than a day. */
public interface Instruments {
    Optional<InstrumentPublishedV1> find(Sql sql, String broker, String symbol);
}
