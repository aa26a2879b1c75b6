package dev.tradewind.strategy.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.strategy.testing.Trader;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trader who asks for backtests. */
abstract class BacktestCalls {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    final Trader trader = Trader.registered();

    static Map<String, Object> backtest(String series, Map<String, ?> more) {
        Map<String, Object> command =
                new HashMap<>(Map.of("strategy", "moving-average-cross", "series", List.of(series)));
        command.putAll(more);
        return command;
    }

    static Map<String, Object> range(String name, int from, int to, int step) {
        return Map.of("name", name, "from", from, "to", to, "step", step);
    }

    Response asks(String path, Object command) {
        return trader.sends(command).post("/api/v1" + path);
    }

    String accepted(String path, Object command) {
        Response answer = asks(path, command);
        answer.then().statusCode(202).header("Location", notNullValue());
        return answer.jsonPath().getString("id");
    }

    JsonPath job(String id) {
        return trader.calls()
                .get("/api/v1/backtests/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath over(String id) {
        Eventually.within(
                LONGEST, "the job is over", () -> !List.of("QUEUED", "RUNNING").contains(job(id).getString("state")));
        return job(id);
    }

    JsonPath done(String id) {
        JsonPath job = over(id);
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        return job;
    }

    Response get(String path) {
        return trader.calls().get("/api/v1/backtests/" + path);
    }
}
