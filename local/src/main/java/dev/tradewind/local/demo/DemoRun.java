package dev.tradewind.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Posts an alert, follows the position until it is closed, and checks the books. */
public final class DemoRun {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Set<String> LAWFUL_ENDS = Set.of("TP_HIT", "SL_HIT");
    // a timeframe of its own, so that the demo does not meet the position of the printed curl
    private static final String TIMEFRAME = "3";

    private final PublicApi api;
    private final DemoAccount account;
    private final InstantSource clock;
    private final PrintStream out;
    private final Set<String> told = new HashSet<>();

    public DemoRun(PublicApi api, DemoAccount account, InstantSource clock, PrintStream out) {
        this.api = api;
        this.account = account;
        this.clock = clock;
        this.out = out;
    }

    /** True when the position was closed lawfully in time and the books add up. */
    public boolean run(URI pages) {
        BigDecimal cashBefore = cash();
        Set<String> old = executions().stream().map(e -> e.path("id").asText()).collect(Collectors.toSet());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JsonNode answer = api.post(account.webhookPath(), DemoAccount.alert("ETHUSDT", TIMEFRAME, now.toString()));
        String signal = answer.path("signal_id").asText(answer.path("signalId").asText());
        say("alert", answer.path("message").asText() + " (signal " + signal + ")");
        Optional<JsonNode> closed = follow(signal, pages);
        if (closed.isEmpty()) {
            return false;
        }
        String group = closed.get().path("id").asText();
        String reason = closed.get().path("closeReason").asText();
        if (!LAWFUL_ENDS.contains(reason)) {
            say("failed", "the position ended by " + reason + ", not by take-profit or stop");
            return false;
        }
        return checkBooks(cashBefore, old, group);
    }

    private Optional<JsonNode> follow(String signal, URI pages) {
        long began = System.nanoTime();
        String group = "";
        while (System.nanoTime() - began < LIMIT.toNanos()) {
            if (group.isEmpty()) {
                group = groupOf(signal);
                if (!group.isEmpty()) {
                    say("position", pages.resolve("/positions/" + group).toString());
                }
            } else {
                JsonNode detail = api.get("/api/v1/position-groups/" + group);
                tell(detail);
                String status = detail.path("group").path("status").asText();
                if (status.equals("closed")) {
                    return Optional.of(detail.path("group"));
                }
                if (status.equals("failed")) {
                    say("failed", "no order of the position was accepted");
                    return Optional.empty();
                }
            }
            if (told.contains("refused")) {
                return Optional.empty();
            }
            Pause.millis(500);
        }
        say("failed", "the position is not closed after " + LIMIT.toMinutes() + " minutes");
        return Optional.empty();
    }

    private String groupOf(String signal) {
        JsonNode trace = api.get("/api/v1/signals/" + signal + "/trace");
        for (JsonNode step : trace.path("steps")) {
            once(
                    "step " + step.path("number").asText(),
                    step.path("step").asText().toLowerCase(java.util.Locale.ROOT),
                    step.path("title").asText() + ": " + step.path("text").asText());
        }
        String outcome = trace.path("signal").path("outcome").asText();
        if (Set.of("REFUSED", "REJECTED", "DUPLICATE", "FAILED").contains(outcome)) {
            once(
                    "refused",
                    "failed",
                    "the signal ended as " + outcome + " "
                            + trace.path("signal").path("code").asText());
        }
        return trace.path("signal").path("groupId").asText("").replace("null", "");
    }

    private void tell(JsonNode detail) {
        for (JsonNode entry : detail.path("timeline")) {
            once(
                    "timeline " + entry.path("at").asText() + entry.path("text").asText(),
                    entry.path("to").asText(entry.path("kind").asText()),
                    entry.path("text").asText());
        }
        for (JsonNode execution : detail.path("executions")) {
            once(
                    "execution " + execution.path("id").asText(),
                    "execution",
                    execution.path("side").asText() + " "
                            + execution.path("quantity").asText() + " at "
                            + execution.path("price").asText() + ", fee "
                            + execution.path("fee").asText());
        }
    }

    private boolean checkBooks(BigDecimal cashBefore, Set<String> old, String group) {
        // the account's figures follow the last execution within moments
        Optional<String> difference = Optional.of("not looked at yet");
        BigDecimal cashAfter = cashBefore;
        for (int tries = 0; tries < 20 && difference.isPresent(); tries++) {
            Pause.millis(tries == 0 ? 0 : 500);
            cashAfter = cash();
            List<JsonNode> all = executions();
            List<JsonNode> fresh = all.stream()
                    .filter(execution -> !old.contains(execution.path("id").asText()))
                    .toList();
            difference = Books.of(fresh)
                    .cashDifference(cashBefore, cashAfter)
                    .or(() -> Books.of(all).rest(group));
        }
        if (difference.isPresent()) {
            say("failed", "the books do not add up: " + difference.get());
            return false;
        }
        say(
                "books",
                "add up to the last digit: cash " + cashBefore.toPlainString() + " -> " + cashAfter.toPlainString());
        return true;
    }

    private BigDecimal cash() {
        return api.all("/api/v1/accounts").stream()
                .filter(item -> item.path("id").asText().equals(account.accountId()))
                .map(item -> Books.decimal(item, "cash"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the demo account is gone"));
    }

    private List<JsonNode> executions() {
        return api.all("/api/v1/executions?accountId=" + account.accountId());
    }

    private void once(String key, String kind, String text) {
        if (told.add(key)) {
            say(kind, text);
        }
    }

    private void say(String kind, String text) {
        out.printf("%s  %-16s %s%n", clock.instant().truncatedTo(ChronoUnit.SECONDS), kind, text);
    }
}
