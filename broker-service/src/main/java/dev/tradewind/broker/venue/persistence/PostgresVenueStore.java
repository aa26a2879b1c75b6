package dev.tradewind.broker.venue.persistence;

import dev.tradewind.broker.venue.matching.ClientOrder;
import dev.tradewind.broker.venue.matching.PassedOver;
import dev.tradewind.broker.venue.matching.ShownQuote;
import dev.tradewind.broker.venue.matching.StoredVenue;
import dev.tradewind.broker.venue.matching.VenueBatch;
import dev.tradewind.broker.venue.matching.VenueInstruments;
import dev.tradewind.broker.venue.matching.VenueStore;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.AccountState;
import dev.tradewind.engine.matching.Adjustment;
import dev.tradewind.engine.matching.HoldingState;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.MatchingChanges;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The venue's books in Postgres, as decimals that anybody can check. */
@Singleton
public class PostgresVenueStore implements VenueStore {
    private static final String OPEN = "status in ('NEW', 'PARTIALLY_FILLED')";

    private final VenueDatabase database;
    private final VenueRows rows;

    PostgresVenueStore(VenueDatabase database, VenueInstruments instruments) {
        this.database = database;
        this.rows = new VenueRows(instruments);
    }

    @Override
    public StoredVenue takeOver() {
        return database.transaction(sql -> {
            record Writer(long number, long sequence) {}
            Writer writer = sql.one(
                    "update venue_state set writer = writer + 1 where id = 1 returning writer, sequence",
                    row -> new Writer(row.number("writer"), row.number("sequence")));
            return new StoredVenue(
                    writer.number(),
                    writer.sequence(),
                    accounts(sql),
                    sql.list("select * from venue_order where " + OPEN, rows::order),
                    sql.list("select * from replay_cursor", rows::shown));
        });
    }

    private List<AccountState> accounts(Sql sql) {
        Map<UUID, List<HoldingState>> holdings = new HashMap<>();
        sql.list("select * from venue_balance where quantity > 0 or cost <> 0", row -> {
            HoldingState holding = new HoldingState(
                    Symbol.of(row.text("symbol")),
                    InstrumentScale.units(row.decimal("quantity")),
                    0,
                    InstrumentScale.units(row.decimal("cost")));
            return holdings.computeIfAbsent(row.uuid("account_id"), ignored -> new ArrayList<>())
                    .add(holding);
        });
        return sql.list(
                "select * from venue_account",
                row -> rows.account(row, holdings.getOrDefault(row.uuid("account_id"), List.of())));
    }

    @Override
    public Set<ClientOrder> used(Collection<ClientOrder> ids) {
        Object[] accounts = ids.stream().map(ClientOrder::account).toArray(UUID[]::new);
        Object[] names = ids.stream().map(ClientOrder::clientOrderId).toArray(String[]::new);
        return database.transaction(sql -> sql
                .list(
                        "select o.account_id, o.client_order_id from venue_order o"
                                + " join unnest($1::uuid[], $2::text[]) as asked(account_id, client_order_id)"
                                + " using (account_id, client_order_id)",
                        row -> new ClientOrder(row.uuid("account_id"), row.text("client_order_id")),
                        accounts,
                        names)
                .stream()
                .collect(Collectors.toSet()));
    }

    @Override
    public void commit(long writer, VenueBatch batch, Instant at) {
        database.transaction(sql -> {
            MatchingChanges changes = batch.changes();
            int mine = sql.update(
                    "update venue_state set sequence = $2 where id = 1 and writer = $1", writer, changes.sequence());
            if (mine == 0) {
                throw new PassedOver(writer);
            }
            writeAccounts(sql, changes, at);
            writeOrders(sql, changes, at);
            writeExecutions(sql, changes, at);
            writeMarket(sql, batch.market());
            return Boolean.TRUE;
        });
    }

    private void writeAccounts(Sql sql, MatchingChanges changes, Instant at) {
        sql.batch(
                """
                insert into venue_account (account_id, currency, starting_cash, cash, realised_profit, fees_paid, resets,
                    opened_at, update_sequence)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                on conflict (account_id) do update set cash = excluded.cash, realised_profit = excluded.realised_profit,
                    fees_paid = excluded.fees_paid, resets = excluded.resets, update_sequence = excluded.update_sequence
                """,
                changes.accounts().stream()
                        .map(state -> rows.account(state, at))
                        .toList());
        for (Adjustment adjustment : changes.adjustments()) {
            if (adjustment.reason() == Adjustment.Reason.RESET) {
                sql.update(
                        "update venue_balance set quantity = 0, cost = 0 where account_id = $1", adjustment.account());
            }
        }
        List<Object[]> balances = new ArrayList<>();
        for (AccountState state : changes.accounts()) {
            state.holdings().forEach(holding -> balances.add(rows.balance(state.account(), holding)));
        }
        sql.batch("""
                insert into venue_balance (account_id, symbol, quantity, cost) values ($1, $2, $3, $4)
                on conflict (account_id, symbol) do update set quantity = excluded.quantity, cost = excluded.cost
                """, balances);
        sql.batch(
                """
                insert into venue_adjustment (sequence, account_id, reason, asset, amount, at)
                values ($1, $2, $3, $4, $5, $6)
                """,
                changes.adjustments().stream()
                        .map(adjustment -> rows.adjustment(adjustment, at))
                        .toList());
    }

    private void writeOrders(Sql sql, MatchingChanges changes, Instant at) {
        sql.batch(
                """
                insert into venue_order (account_id, client_order_id, order_number, symbol, side, kind, time_in_force,
                    quantity, limit_price, stop_price, status, filled_quantity, filled_by_stop, filled_notional,
                    reserved_cash, triggered_at, end_reason, created_at, updated_at, update_sequence)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $19)
                on conflict (order_number) do update set status = excluded.status,
                    filled_quantity = excluded.filled_quantity, filled_by_stop = excluded.filled_by_stop,
                    filled_notional = excluded.filled_notional, reserved_cash = excluded.reserved_cash,
                    triggered_at = excluded.triggered_at, end_reason = excluded.end_reason,
                    updated_at = excluded.updated_at, update_sequence = excluded.update_sequence
                """,
                changes.orders().stream().map(order -> rows.order(order, at)).toList());
    }

    private void writeExecutions(Sql sql, MatchingChanges changes, Instant at) {
        sql.batch(
                """
                insert into venue_execution (sequence, account_id, client_order_id, order_number, leg, symbol, side, price,
                    quantity, notional, fee, fee_asset, liquidity, slippage_bps, at, market_time)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                """,
                changes.executions().stream()
                        .map(execution -> rows.execution(execution, at))
                        .toList());
    }

    private void writeMarket(Sql sql, List<ShownQuote> market) {
        sql.batch("""
                insert into replay_cursor (symbol, bar, step, lap, price_factor, bid, ask, bid_size, ask_size, bar_volume,
                    market_time, quote_sequence)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                on conflict (symbol) do update set bar = excluded.bar, step = excluded.step, lap = excluded.lap,
                    price_factor = excluded.price_factor, bid = excluded.bid, ask = excluded.ask,
                    bid_size = excluded.bid_size, ask_size = excluded.ask_size, bar_volume = excluded.bar_volume,
                    market_time = excluded.market_time, quote_sequence = excluded.quote_sequence
                """, market.stream().map(rows::shown).toList());
    }
}
