package dev.tradewind.strategy.signals.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.contracts.rest.WebhookAnswer;
import dev.tradewind.kit.idempotency.Idempotency;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.hooks.HookDirectory;
import dev.tradewind.strategy.hooks.ReceivingHook;
import dev.tradewind.strategy.signals.application.AlertAnswer;
import dev.tradewind.strategy.signals.application.AlertSender;
import dev.tradewind.strategy.signals.application.ReceiveAlert;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends an alert to the user's own hook, through the very same way that TradingView's alerts take: it does trade, so it is
 * for paper accounts only.
 */
@Path("/api/v1/hooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TestAlertResource {
    private final ReceiveAlert receive;
    private final HookDirectory hooks;
    private final TenantTx tx;
    private final CurrentUser caller;
    private final Ids ids;
    private final InstantSource clock;
    private final Json json;
    private final ObjectMapper commands;

    TestAlertResource(
            ReceiveAlert receive,
            HookDirectory hooks,
            TenantTx tx,
            CurrentUser caller,
            Ids ids,
            InstantSource clock,
            Json json,
            ObjectMapper commands) {
        this.receive = receive;
        this.hooks = hooks;
        this.tx = tx;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.commands = commands;
    }

    /** With an {@code Idempotency-Key} the same test sent twice counts once. */
    @POST
    @Path("/{id}/test")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed("trader")
    public Response test(
            @PathParam("id") UUID id, @Nullable String body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        UUID user = caller.id();
        TestAlertCommand command = command(body);
        ReceivingHook hook = tx.as(user, sql -> hooks.withId(sql, user, id)).orElseThrow(NotFound::of);
        if (!hook.isPaper()) {
            throw Unprocessable.of("TEST_NEEDS_PAPER", "A test alert trades; this hook feeds a live account.");
        }
        String signalId = "test-" + (key == null || key.isBlank() ? ids.next().toString() : key.strip());
        byte[] alert = json.write(alert(command, signalId)).getBytes(StandardCharsets.UTF_8);
        AlertAnswer answer = receive.handle(new AlertSender.ByOwner(user, id), alert);
        return Response.accepted(new WebhookAnswer(
                        answer.message(),
                        answer.signalId(),
                        answer.classification(),
                        answer.isValid(),
                        answer.exchange()))
                .build();
    }

    private TestAlertCommand command(@Nullable String body) throws JsonProcessingException {
        if (body == null || body.isBlank()) {
            return TestAlertCommand.USUAL;
        }
        return Objects.requireNonNullElse(commands.readValue(body, TestAlertCommand.class), TestAlertCommand.USUAL);
    }

    private Map<String, Object> alert(TestAlertCommand command, String signalId) {
        return Map.of(
                "tv",
                Map.of(
                        "exchange", "TEST",
                        "symbol", Objects.requireNonNullElse(command.symbol(), "BTCUSDT"),
                        "timeframe", Objects.requireNonNullElse(command.timeframe(), "1"),
                        "action", Objects.requireNonNullElse(command.action(), "buy")),
                "timestamp",
                clock.instant().toString(),
                "execution_intent",
                Map.of("type", Objects.requireNonNullElse(command.type(), "signal")),
                "signal_id",
                signalId);
    }
}
