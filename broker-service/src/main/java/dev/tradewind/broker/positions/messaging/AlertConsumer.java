package dev.tradewind.broker.positions.messaging;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.util.Map;

/** Keeps the raw alert of entries beside the groups they open (S-08). */
@Singleton
class AlertConsumer extends EventConsumer {
    @Override
    public String producer() {
        return "strategy";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(EventTypes.SIGNAL_ACCEPTED, AlertConsumer::accepted);
    }

    private static void accepted(Sql sql, EventEnvelope event) {
        SignalAcceptedV1 signal = event.dataAs(SignalAcceptedV1.class);
        boolean mayOpen =
                signal.classification() == Classification.ENTRY || signal.classification() == Classification.REVERSE;
        if (mayOpen) {
            sql.update("""
                    insert into entry_alert (user_id, signal_id, payload, received_at) values ($1, $2, $3, $4)
                    on conflict do nothing""", event.user(), signal.signalId(), signal.payload(), signal.receivedAt());
        }
    }
}
