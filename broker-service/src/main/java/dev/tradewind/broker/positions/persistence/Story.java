package dev.tradewind.broker.positions.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.tenancy.SqlRow;

/** A line of a group's timeline in words. */
final class Story {
    private Story() {}

    static String text(SqlRow row) {
        JsonNode metadata = row.json("metadata");
        return switch (row.text("trigger")) {
            case "OPENED" -> "Opened, waiting for the venue";
            case "ENTRY_ACKNOWLEDGED" -> "The first order rests at the venue";
            case "ENTRY_FILLED" -> "An entry order was filled";
            case "ENTRIES_ENDED" -> "No entry order rests any more";
            case "PYRAMID_ADDED" -> "A further entry signal joined";
            case "EVERY_ATTEMPT_DEAD" -> "No order was taken, nothing was bought";
            case "ENTRY_TTL" -> "Nothing was filled in time, closing";
            case "EXIT_SIGNAL" -> "An exit signal closes the position";
            case "MANUAL_CLOSE" -> "Closed by hand";
            case "KILL_SWITCH" -> "The kill switch closes the position";
            case "RISK_OFFSET" -> "Closed to offset a loss";
            case "STOP_LOSS" -> "The stop was hit";
            case "AGGREGATE_TAKE_PROFIT" -> "The target on the average price was reached";
            case "FLAT" -> "Everything is sold";
            case "GRID_KEPT_LONG_ENOUGH" -> "The grid rested its 24 hours";
            case "LATE_FILL" -> "A fill arrived after the end and is sold at once";
            case "CLOSE_REJECTED" -> "The venue rejected the close three times, protection is restored";
            case "CLOSE_PROVEN" -> "Closed, proven by the venue";
            case "PYRAMID_ACTIVE" -> "Entry " + number(metadata) + " is at the venue";
            case "PYRAMID_CLOSED" -> "Entry " + number(metadata) + " is over";
            case "PYRAMID_FAILED" -> "Entry " + number(metadata) + " failed, no order was taken";
            case "DUST" -> metadata.path("quantity").asText() + " was too small to sell and went to the dust account";
            case "MOVED_OUT" -> metadata.path("quantity").asText() + " moved to a recovery position";
            default -> metadata.path("detail").asText(row.text("trigger"));
        };
    }

    private static int number(JsonNode metadata) {
        return metadata.path("pyramid").asInt() + 1;
    }
}
