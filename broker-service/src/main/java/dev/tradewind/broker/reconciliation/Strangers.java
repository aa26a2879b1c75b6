package dev.tradewind.broker.reconciliation;

import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.IncidentRaisedV1;
import dev.tradewind.engine.orders.OrderIdPrefix;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.tenancy.Sql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Open orders at the broker that no row explains (R4): foreign ones are shown as EXTERNAL and left alone; ones with our prefix
 * raise an incident, are bound to a row here, and are cancelled when they are seen again (D-13).
 */
public final class Strangers {
    private final AccountTx tx;
    private final Broker broker;
    private final EventLog events;
    private final OrderIdPrefix prefix;
    private final InstantSource clock;

    public Strangers(AccountTx tx, Broker broker, EventLog events, OrderIdPrefix prefix, InstantSource clock) {
        this.tx = tx;
        this.broker = broker;
        this.events = events;
        this.prefix = prefix;
        this.clock = clock;
    }

    /** Records what a pass saw; whatever it did not see any more is over. */
    public void seen(List<OrderReport> strangers) {
        Instant now = clock.instant();
        for (OrderReport stranger : strangers) {
            boolean isOurs = prefix.marks(stranger.clientOrderId().value());
            int sightings = tx.write(sql -> record(sql, stranger, isOurs, now));
            if (isOurs && sightings >= 2) {
                broker.venue(tx.account().id()).cancel(stranger.clientOrderId());
            }
        }
        String[] ids = strangers.stream()
                .map(stranger -> stranger.clientOrderId().value())
                .toArray(String[]::new);
        tx.writing(sql -> sql.update("""
                update foreign_order set ended_at = $3
                where account_id = $1 and ended_at is null and not (client_order_id = any($2::text[]))""", tx.account().id(), ids, now));
    }

    private int record(Sql sql, OrderReport stranger, boolean isOurs, Instant now) {
        UUID user = tx.account().userId();
        int sightings = sql.one(
                """
                insert into foreign_order as f (user_id, account_id, client_order_id, venue_order_id, classification,
                    sightings, first_seen_at, last_seen_at)
                values ($1, $2, $3, $4, $5, 1, $6, $6)
                on conflict (account_id, client_order_id) do update
                set sightings = f.sightings + 1, last_seen_at = excluded.last_seen_at, ended_at = null
                returning sightings""",
                row -> row.integer("sightings"),
                user,
                tx.account().id(),
                stranger.clientOrderId().value(),
                stranger.venueOrderId().value(),
                isOurs ? "OURS_UNKNOWN" : "EXTERNAL",
                now);
        if (sightings == 1) {
            events.append(
                    sql,
                    Event.of(
                            EventTypes.INCIDENT_RAISED,
                            user,
                            tx.account().id(),
                            0,
                            new IncidentRaisedV1(
                                    isOurs ? "ORDER_OURS_UNKNOWN" : "ORDER_EXTERNAL",
                                    isOurs ? "URGENT" : "MEDIUM",
                                    tx.account().id(),
                                    null,
                                    isOurs ? "An order with our mark has no row" : "An order that we did not make",
                                    "Order " + stranger.clientOrderId() + " is open at the broker.",
                                    now)));
        }
        return sightings;
    }
}
