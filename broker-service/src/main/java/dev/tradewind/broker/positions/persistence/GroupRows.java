package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.positions.application.GroupFigures;
import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.CloseReason;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupStatus;
import dev.tradewind.engine.positions.TriggerLevel;
import dev.tradewind.kit.tenancy.SqlRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of position_group and their records. */
final class GroupRows {
    private GroupRows() {}

    static StoredGroup read(SqlRow row) {
        return new StoredGroup(
                row.uuid("id"),
                row.uuid("user_id"),
                row.uuid("account_id"),
                row.uuid("signal_id"),
                row.constant("kind", GroupSnapshot.Kind.class),
                row.uuid("parent_id"),
                row.text("correlation_id"),
                row.text("broker"),
                Symbol.of(row.text("symbol")),
                row.integer("timeframe_seconds"),
                row.constant("side", Side.class),
                row.constant("status", GroupStatus.class),
                row.constant("close_reason", CloseReason.class),
                row.instant("status_since"),
                row.instant("signal_at"),
                row.instant("opened_at"),
                row.instant("closed_at"),
                row.instant("close_given_up_at"),
                row.instant("unprotected_since"),
                row.json("configuration", DcaConfigurationV1.class),
                row.json("instrument", InstrumentPublishedV1.class),
                row.number("last_candle_id"),
                row.integer("pyramids"),
                figures(row),
                row.number("version"));
    }

    /** Triggers as stored: small, and readable in a database shell. */
    record TriggerRow(String kind, BigDecimal price, String direction, String side) {
        static TriggerRow of(TriggerLevel level) {
            return new TriggerRow(
                    level.kind().name(),
                    level.price().value(),
                    level.direction().name(),
                    level.side().name());
        }

        TriggerLevel level() {
            return new TriggerLevel(
                    TriggerLevel.Kind.valueOf(kind),
                    Price.of(price),
                    TriggerLevel.Direction.valueOf(direction),
                    TriggerLevel.BookSide.valueOf(side));
        }
    }

    static List<TriggerRow> triggers(GroupFigures figures) {
        return figures.triggers().stream().map(TriggerRow::of).toList();
    }

    static List<TriggerLevel> triggers(SqlRow row) {
        return StreamSupport.stream(row.json("triggers").spliterator(), false)
                .map(node -> new TriggerRow(
                                node.get("kind").asText(),
                                new BigDecimal(node.get("price").asText()),
                                node.get("direction").asText(),
                                node.get("side").asText())
                        .level())
                .toList();
    }

    private static GroupFigures figures(SqlRow row) {
        return new GroupFigures(
                row.integer("legs_total"),
                row.integer("legs_filled"),
                plain(row.decimal("quantity")),
                plainOrNull(row.decimal("average_price")),
                plain(row.decimal("invested")),
                plain(row.decimal("realised_gross")),
                plain(row.decimal("fees")),
                plainOrNull(row.decimal("take_profit_price")),
                plainOrNull(row.decimal("stop_price")),
                triggers(row),
                row.instant("next_look_at"));
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal value) {
        return value == null ? null : plain(value);
    }
}
