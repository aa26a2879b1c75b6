package dev.tradewind.broker.venue.persistence;

import dev.tradewind.broker.venue.matching.MarketFeed;
import dev.tradewind.contracts.venue.VenueAccount;
import dev.tradewind.contracts.venue.VenueAdjustment;
import dev.tradewind.contracts.venue.VenueExecution;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.contracts.venue.VenuePosition;
import dev.tradewind.contracts.venue.VenueQuote;
import dev.tradewind.contracts.venue.VenueUpdate;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything a client may read of the venue, always from the tables: what is not committed does not exist. */
@Singleton
public class VenueReads {
    private static final String IS_OPEN = "status in ('NEW', 'PARTIALLY_FILLED')";

    private final VenueDatabase database;
    private final MarketFeed market;

    VenueReads(VenueDatabase database, MarketFeed market) {
        this.database = database;
        this.market = market;
    }

    /** Which orders a list shows. */
    public enum OrderFilter {
        OPEN,
        CLOSED,
        ALL
    }

    public boolean hasAccount(UUID account) {
        return database.transaction(sql -> sql.find(
                        "select 1 as one from venue_account where account_id = $1", row -> row.integer("one"), account))
                .isPresent();
    }

    public Optional<VenueAccount> account(UUID account) {
        return database.transaction(sql -> sql.find("""
                select a.*, coalesce((select sum(o.reserved_cash) from venue_order o
                    where o.account_id = a.account_id and o.status in ('NEW', 'PARTIALLY_FILLED')), 0) as reserved_cash
                from venue_account a where a.account_id = $1
                """, row -> account(row, positions(sql, account)), account));
    }

    private List<VenuePosition> positions(Sql sql, UUID account) {
        return sql.list("""
                select b.symbol, b.quantity, b.cost, coalesce((select sum(o.quantity - o.filled_quantity)
                    from venue_order o where o.account_id = b.account_id and o.symbol = b.symbol and o.side = 'SELL'
                    and o.status in ('NEW', 'PARTIALLY_FILLED')), 0) as reserved
                from venue_balance b where b.account_id = $1 and b.quantity > 0 order by b.symbol
                """, this::position, account);
    }

    private VenuePosition position(SqlRow row) {
        BigDecimal quantity = row.decimal("quantity");
        BigDecimal cost = row.decimal("cost");
        Optional<BigDecimal> bid = market.last(row.text("symbol")).map(VenueQuote::bid);
        return new VenuePosition(
                row.text("symbol"),
                VenueWire.plain(quantity),
                VenueWire.plain(row.decimal("reserved")),
                cost,
                bid.orElse(null),
                bid.map(price -> price.multiply(quantity)
                                .setScale(8, RoundingMode.HALF_EVEN)
                                .subtract(cost))
                        .orElse(null));
    }

    private static VenueAccount account(SqlRow row, List<VenuePosition> positions) {
        return new VenueAccount(
                row.uuid("account_id"),
                row.text("currency"),
                row.decimal("starting_cash"),
                row.decimal("cash"),
                row.decimal("reserved_cash"),
                row.decimal("realised_profit"),
                row.decimal("fees_paid"),
                row.integer("resets"),
                positions,
                row.instant("opened_at"),
                row.number("update_sequence"));
    }

    public Optional<VenueOrder> order(UUID account, String clientOrderId) {
        return database.transaction(sql -> sql.find(
                "select * from venue_order where account_id = $1 and client_order_id = $2",
                VenueWire::order,
                account,
                clientOrderId));
    }

    /** Orders changed after a number, by that number: an order that changes while its list is paged is seen again. */
    public List<VenueOrder> orders(UUID account, OrderFilter filter, long after, int limit) {
        String condition = switch (filter) {
            case OPEN -> " and " + IS_OPEN;
            case CLOSED -> " and not (" + IS_OPEN + ")";
            case ALL -> "";
        };
        return database.transaction(sql -> sql.list(
                "select * from venue_order where account_id = $1 and update_sequence > $2" + condition
                        + " order by update_sequence limit $3",
                VenueWire::order,
                account,
                after,
                limit));
    }

    public List<VenueExecution> executions(UUID account, long after, int limit) {
        return database.transaction(sql -> sql.list(
                "select * from venue_execution where account_id = $1 and sequence > $2 order by sequence limit $3",
                VenueWire::execution,
                account,
                after,
                limit));
    }

    public List<VenueAdjustment> adjustments(UUID account, long after, int limit) {
        return database.transaction(sql -> sql.list(
                "select * from venue_adjustment where account_id = $1 and sequence > $2 order by sequence limit $3",
                VenueWire::adjustment,
                account,
                after,
                limit));
    }

    /** Order changes and executions of all accounts after a number, in the order of their numbers, without a hole. */
    public List<VenueUpdate> updates(long after, int limit) {
        return database.transaction(sql -> {
            // both lists end at the same number, so that a commit between the two reads shows in neither
            long until = sql.one("select sequence from venue_state where id = 1", row -> row.number("sequence"));
            List<VenueUpdate> updates = new ArrayList<>();
            updates.addAll(sql.list(
                    "select * from venue_order where update_sequence > $1 and update_sequence <= $2"
                            + " order by update_sequence limit $3",
                    row -> update(VenueWire.order(row), null),
                    after,
                    until,
                    limit));
            updates.addAll(sql.list(
                    "select * from venue_execution where sequence > $1 and sequence <= $2 order by sequence limit $3",
                    row -> update(null, VenueWire.execution(row)),
                    after,
                    until,
                    limit));
            return updates.stream()
                    .sorted(Comparator.comparingLong(VenueUpdate::sequence))
                    .limit(limit)
                    .toList();
        });
    }

    private static VenueUpdate update(@Nullable VenueOrder order, @Nullable VenueExecution execution) {
        if (order != null) {
            return new VenueUpdate(order.updateSequence(), "ORDER", order, null);
        }
        if (execution == null) {
            throw new IllegalArgumentException("an update is an order or an execution");
        }
        return new VenueUpdate(execution.sequence(), "EXECUTION", null, execution);
    }
}
