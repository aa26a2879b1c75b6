package dev.tradewind.system.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.system.books.Table.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the real processes did for one account, read from the venue's own books and from the rows of the signals. */
final class LivePath {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LivePath() {}

    static Journal journal(Quiet platform, String account, String symbol, BigDecimal lastBid) throws SQLException {
        var signals = new ArrayList<String>();
        var refusals = new TreeMap<String, Integer>();
        for (Row row : platform.read(
                "strategy",
                "select classification, payload, outcome, outcome_code from signal where account_id = '" + account
                        + "' order by candle_id, received_at")) {
            JsonNode payload = json(row.text("payload"));
            signals.add(signal(row, payload));
            if (row.text("classification").equals("ENTRY")
                    && List.of("REFUSED", "REJECTED", "FAILED").contains(row.text("outcome"))) {
                refusals.merge(row.text("outcome_code"), 1, Integer::sum);
            }
        }
        return new Journal(
                signals,
                lines(
                        platform,
                        "venue",
                        "select * from venue_order where account_id = '" + account + "' order by order_number",
                        LivePath::order),
                lines(
                        platform,
                        "venue",
                        "select * from venue_execution where account_id = '" + account + "' order by sequence",
                        LivePath::execution),
                ends(platform, account, lastBid),
                refusals.entrySet().stream()
                        .map(code -> code.getKey() + "=" + code.getValue())
                        .toList(),
                Lines.plain(value(platform, account, symbol, lastBid)));
    }

    private static String signal(Row row, JsonNode payload) {
        boolean isHeldBack = payload.has("refusedBy");
        return Lines.signal(
                Instant.parse(payload.path("candleOpensAt").asText()).getEpochSecond(),
                payload.path("kind").asText(),
                payload.path("side").asText(),
                payload.path("sizeFactor").asDouble(),
                payload.path("explanation").asText(),
                isHeldBack ? row.text("outcome_code") : "");
    }

    private static String order(Row row) {
        return Lines.order(
                row.text("side"),
                row.text("kind"),
                row.text("time_in_force"),
                row.decimal("quantity"),
                row.decimal("limit_price"),
                row.decimal("stop_price"),
                row.text("status"),
                row.decimal("filled_quantity"),
                row.text("end_reason"));
    }

    private static String execution(Row row) {
        return Lines.execution(
                ((Timestamp) row.columns().get("market_time")).toInstant(),
                row.text("side"),
                row.text("leg"),
                row.decimal("quantity"),
                row.decimal("price"),
                row.decimal("notional"),
                row.decimal("fee"),
                row.number("slippage_bps"));
    }

    /** Groups that bought something, in the order in which they ended, the open one last and valued at the bid. */
    private static List<String> ends(Quiet platform, String account, BigDecimal lastBid) throws SQLException {
        return lines(platform, "broker", """
                select g.close_reason,
                       sum(case when e.side = 'BUY' then e.quantity else 0 end) as bought,
                       sum(case when e.side = 'BUY' then e.quantity else -e.quantity end) as held,
                       sum(case when e.side = 'BUY' then -e.notional else e.notional end - e.fee) as earned
                from position_group g join execution e on e.group_id = g.id
                where g.account_id = '%s' group by g.id order by g.closed_at nulls last""".formatted(account), row -> {
            String reason = row.isNull("close_reason") ? "OPEN" : end(row.text("close_reason"));
            BigDecimal held = lastBid.multiply(row.decimal("held"));
            return Lines.end(
                    reason, row.decimal("bought"), row.decimal("earned").add(held));
        });
    }

    private static String end(String closeReason) {
        return switch (closeReason) {
            case "TP_HIT" -> "TAKE_PROFIT";
            case "SL_HIT" -> "STOP";
            case "EXIT_SIGNAL" -> "SIGNAL";
            default -> closeReason;
        };
    }

    private static BigDecimal value(Quiet platform, String account, String symbol, BigDecimal lastBid)
            throws SQLException {
        BigDecimal cash = platform.read("venue", "select cash from venue_account where account_id = '" + account + "'")
                .getFirst()
                .decimal("cash");
        BigDecimal held = BigDecimal.ZERO;
        for (Row row : platform.read(
                "venue",
                "select quantity from venue_balance where account_id = '" + account + "' and symbol = '" + symbol
                        + "'")) {
            held = held.add(row.decimal("quantity"));
        }
        return cash.add(held.multiply(lastBid));
    }

    private interface Line {
        String of(Row row);
    }

    private static List<String> lines(Quiet platform, String service, String query, Line line) throws SQLException {
        return platform.read(service, query).stream().map(line::of).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
