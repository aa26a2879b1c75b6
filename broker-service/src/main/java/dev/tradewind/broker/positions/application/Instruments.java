package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.kit.tenancy.Sql;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Port: precision metadata of a symbol at an account's broker (D-04). */
public interface Instruments {
    /**
     * A symbol at a broker.
     *
     * @param instrument null when there is none or the last one is older than a day
     */
    record Listed(String broker, @Nullable InstrumentPublishedV1 instrument) {}

    /** The symbol at the broker of an account of the transaction's user, waited for when it is asked for; empty without such an account. */
    Supplier<Optional<Listed>> askOf(Sql sql, UUID accountId, String symbol);
}
