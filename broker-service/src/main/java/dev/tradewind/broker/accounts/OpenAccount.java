package dev.tradewind.broker.accounts;

import dev.tradewind.broker.killswitch.KillSwitches;
import dev.tradewind.broker.orders.application.AccountWork;
import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Use case: a user exists, so a paper account with its kill switches does too (C-43). Only rows; the lane opens it at the broker
 * and compares the opening cash.
 */
@Singleton
public class OpenAccount {
    private static final String CURRENCY = "USDT";

    private final KillSwitches killSwitches;
    private final EventLog events;
    private final AccountWork lanes;
    private final Ids ids;
    private final InstantSource clock;
    private final BigDecimal startingCash;

    @Inject
    public OpenAccount(
            KillSwitches killSwitches,
            EventLog events,
            AccountWork lanes,
            Ids ids,
            InstantSource clock,
            @ConfigProperty(name = "tradewind.venue.starting-cash", defaultValue = "100000") BigDecimal startingCash) {
        this.killSwitches = killSwitches;
        this.events = events;
        this.lanes = lanes;
        this.ids = ids;
        this.clock = clock;
        this.startingCash = startingCash;
    }

    /** In a transaction of the user; a second call finds the account that is there. */
    public UUID handle(Sql sql, UUID userId) {
        Instant now = clock.instant();
        UUID id = ids.next();
        int opened = sql.update("""
                insert into account (id, user_id, name, broker, mode, currency, state, opened_at, cash)
                values ($1, $2, 'Paper account', 'PAPER', 'PAPER', $3, 'OPENING', $4, 0)
                on conflict (user_id, broker, mode) do nothing""", id, userId, CURRENCY, now);
        if (opened == 0) {
            return sql.one(
                    "select id from account where user_id = $1 and broker = 'PAPER' and mode = 'PAPER'",
                    row -> row.uuid("id"),
                    userId);
        }
        sql.update("update account set cash = $2 where id = $1", id, startingCash);
        sql.update("""
                insert into position_adjustment (id, user_id, account_id, asset, quantity, reason, at)
                values ($1, $2, $3, $4, $5, 'OPENING', $6)""", ids.next(), userId, id, CURRENCY, startingCash, now);
        killSwitches.open(sql, userId, id);
        events.append(
                sql,
                Event.of(
                        EventTypes.ACCOUNT_OPENED,
                        userId,
                        id,
                        0,
                        new AccountOpenedV1(id, "Paper account", "PAPER", "PAPER", CURRENCY, startingCash, now)));
        sql.afterCommit(() -> lanes.wake(id));
        return id;
    }
}
