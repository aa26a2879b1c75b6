package dev.tradewind.broker.brokers.paper;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.engine.orders.BrokerClass;
import dev.tradewind.engine.orders.ClientOrderId;
import dev.tradewind.engine.orders.LookUpAnswer;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderReport;
import dev.tradewind.engine.orders.PlaceAnswer;
import dev.tradewind.engine.orders.Receipt;
import dev.tradewind.engine.orders.Venue;
import dev.tradewind.kit.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Orders of one account at the paper venue. Every answer is classified strictly: a clear yes, a clear no, or nothing (R3).
 */
final class PaperVenue implements Venue {
    /** The codes that say: this request was looked at and not taken. Any other answer is no clear no. */
    private static final Set<String> CLEAR_REFUSALS = Set.of(
            "INVALID_INPUT",
            VenueProblemCodes.UNKNOWN_SYMBOL,
            VenueProblemCodes.INVALID_CLIENT_ORDER_ID,
            VenueProblemCodes.INVALID_ORDER,
            VenueProblemCodes.PRICE_PRECISION,
            VenueProblemCodes.QUANTITY_PRECISION,
            VenueProblemCodes.QUANTITY_TOO_SMALL,
            VenueProblemCodes.QUANTITY_TOO_LARGE,
            VenueProblemCodes.NOTIONAL_TOO_SMALL,
            VenueProblemCodes.PRICE_OUT_OF_RANGE,
            VenueProblemCodes.SHORT_NOT_SUPPORTED,
            VenueProblemCodes.INSUFFICIENT_HOLDINGS,
            VenueProblemCodes.INSUFFICIENT_FUNDS,
            VenueProblemCodes.TOO_MANY_OPEN_ORDERS,
            VenueProblemCodes.NO_QUOTE);

    private final PaperHttp http;
    private final Json json;
    private final BrokerClass brokerClass;
    private final String orders;

    PaperVenue(PaperHttp http, Json json, PaperBrokerConfig config, UUID accountId) {
        this.http = http;
        this.json = json;
        this.brokerClass = new BrokerClass.PermanentId(config.requestLife(), config.fenceMargin());
        this.orders = "/venue/v1/accounts/" + accountId + "/orders";
    }

    @Override
    public BrokerClass brokerClass() {
        return brokerClass;
    }

    @Override
    public Duration clockOffset() {
        return http.clockOffset();
    }

    @Override
    public PlaceAnswer place(OrderIntent intent, Instant deadline) {
        PaperHttp.Answer answer;
        try {
            answer = http.send(
                    "POST", orders, PaperWire.order(intent), Map.of(PaperHttp.NOT_AFTER, deadline.toString()));
        } catch (IOException silent) {
            return PlaceAnswer.Unclear.because(silent.toString());
        }
        Receipt receipt = receipt("POST " + orders, answer);
        try {
            return classify(intent.clientOrderId(), answer, receipt);
        } catch (IllegalArgumentException unreadable) {
            return new PlaceAnswer.Unclear("unreadable answer " + answer.status(), receipt);
        }
    }

    private PlaceAnswer classify(ClientOrderId id, PaperHttp.Answer answer, Receipt receipt) {
        if (answer.status() == 201 || answer.status() == 200) {
            return new PlaceAnswer.Accepted(report(id, answer.body(), receipt));
        }
        JsonNode problem = json.parse(answer.body());
        String code = problem.path("code").asText("");
        if (answer.status() == 409 && code.equals(VenueProblemCodes.DUPLICATE_CLIENT_ORDER_ID)) {
            return new PlaceAnswer.Duplicate(receipt);
        }
        boolean isRefusal = (answer.status() == 422 || answer.status() == 400) && CLEAR_REFUSALS.contains(code);
        if (isRefusal) {
            return new PlaceAnswer.Refused(code, problem.path("detail").asText(""), receipt);
        }
        // a request that came too late was not taken, but the order may still be wanted: the look-up decides
        return new PlaceAnswer.Unclear("answer " + answer.status() + " " + code, receipt);
    }

    @Override
    public LookUpAnswer lookUp(ClientOrderId id) {
        return view("GET", id);
    }

    @Override
    public LookUpAnswer cancel(ClientOrderId id) {
        return view("DELETE", id);
    }

    private LookUpAnswer view(String method, ClientOrderId id) {
        String path = orders + "/" + id;
        try {
            PaperHttp.Answer answer = http.send(method, path, null, Map.of());
            Receipt receipt = receipt(method + " " + path, answer);
            if (answer.status() == 200) {
                return new LookUpAnswer.Found(report(id, answer.body(), receipt));
            }
            JsonNode problem = json.parse(answer.body());
            String code = problem.path("code").asText("");
            if (answer.status() == 404 && code.equals(VenueProblemCodes.UNKNOWN_ORDER)) {
                return new LookUpAnswer.Absent(receipt);
            }
            if (answer.status() == 422 && code.equals(VenueProblemCodes.ORDER_NOT_CANCELABLE)) {
                return new LookUpAnswer.Found(report(id, json.write(problem.path("order")), receipt));
            }
            return new LookUpAnswer.NoInformation("answer " + answer.status() + " " + code);
        } catch (IOException | IllegalArgumentException silent) {
            return new LookUpAnswer.NoInformation(silent.toString());
        }
    }

    /** An answer about another order than the one that was asked for proves nothing. */
    private OrderReport report(ClientOrderId id, String body, Receipt receipt) {
        OrderReport report = PaperWire.report(json.read(body, VenueOrder.class), receipt);
        if (!report.clientOrderId().equals(id)) {
            throw new IllegalArgumentException("answer about another order");
        }
        return report;
    }

    private static Receipt receipt(String endpoint, PaperHttp.Answer answer) {
        return new Receipt(endpoint + " " + answer.status(), answer.digest(), answer.venueTime());
    }
}
