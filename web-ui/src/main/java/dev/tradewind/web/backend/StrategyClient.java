package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.GridPreviewCommand;
import dev.tradewind.contracts.rest.GridPreviewView;
import dev.tradewind.contracts.rest.HookCommand;
import dev.tradewind.contracts.rest.HookSecretView;
import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SignalTraceView;
import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.contracts.rest.StrategyCommand;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.contracts.rest.WebhookAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages ask of strategy-service. */
@ApplicationScoped
public class StrategyClient {
    private static final String HOOKS = "/api/v1/hooks";
    private static final String CONFIGURATIONS = "/api/v1/dca-configurations";

    private static final String STRATEGIES = "/api/v1/strategies";

    private final Backend backend;

    StrategyClient(Backend backend) {
        this.backend = backend;
    }

    public List<HookView> hooks(Caller caller) {
        return backend.list(Peer.STRATEGY, HOOKS, caller, HookView.class);
    }

    public HookView hook(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, HOOKS + "/" + id, caller, HookView.class);
    }

    /** Makes a hook; the answer holds its token, this one time. */
    public HookSecretView createHook(HookCommand command, String idempotencyKey, Caller caller) {
        return Objects.requireNonNull(backend.send(
                Peer.STRATEGY,
                "POST",
                HOOKS,
                caller,
                command,
                HookSecretView.class,
                Map.of("Idempotency-Key", idempotencyKey)));
    }

    public void changeHook(UUID id, HookCommand command, Caller caller) {
        backend.send(Peer.STRATEGY, "PUT", HOOKS + "/" + id, caller, command, Void.class);
    }

    /** Gives the hook a new token; the old one works for another 24 hours. */
    public HookSecretView rotateHook(UUID id, Caller caller) {
        return Objects.requireNonNull(
                backend.send(Peer.STRATEGY, "POST", HOOKS + "/" + id + "/rotate", caller, null, HookSecretView.class));
    }

    /** Sends an alert to the hook as TradingView would. */
    public @Nullable WebhookAnswer testHook(UUID id, String idempotencyKey, Caller caller) {
        return backend.send(
                Peer.STRATEGY,
                "POST",
                HOOKS + "/" + id + "/test",
                caller,
                null,
                WebhookAnswer.class,
                Map.of("Idempotency-Key", idempotencyKey));
    }

    public Page<SignalView> signals(int limit, int offset, Caller caller) {
        String path = "/api/v1/signals?limit=" + limit + "&offset=" + offset;
        return backend.page(Peer.STRATEGY, path, caller, SignalView.class);
    }

    public SignalTraceView trace(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, "/api/v1/signals/" + id + "/trace", caller, SignalTraceView.class);
    }

    public List<DcaConfigurationView> configurations(Caller caller) {
        return backend.list(Peer.STRATEGY, CONFIGURATIONS, caller, DcaConfigurationView.class);
    }

    public DcaConfigurationView configuration(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, CONFIGURATIONS + "/" + id, caller, DcaConfigurationView.class);
    }

    public void createConfiguration(DcaConfigurationCommand command, String idempotencyKey, Caller caller) {
        backend.send(
                Peer.STRATEGY,
                "POST",
                CONFIGURATIONS,
                caller,
                command,
                Void.class,
                Map.of("Idempotency-Key", idempotencyKey));
    }

    public void changeConfiguration(UUID id, DcaConfigurationCommand command, Caller caller) {
        backend.send(Peer.STRATEGY, "PUT", CONFIGURATIONS + "/" + id, caller, command, Void.class);
    }

    /** Kinds of strategies that can be tried out and enabled. */
    public List<StrategyTypeView> strategyTypes(Caller caller) {
        return backend.list(Peer.STRATEGY, "/api/v1/strategy-types", caller, StrategyTypeView.class);
    }

    public List<StrategyView> strategies(Caller caller) {
        return backend.list(Peer.STRATEGY, STRATEGIES + "?limit=200", caller, StrategyView.class);
    }

    public StrategyView strategy(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, STRATEGIES + "/" + id, caller, StrategyView.class);
    }

    public void createStrategy(StrategyCommand command, String idempotencyKey, Caller caller) {
        backend.send(
                Peer.STRATEGY,
                "POST",
                STRATEGIES,
                caller,
                command,
                Void.class,
                Map.of("Idempotency-Key", idempotencyKey));
    }

    public void changeStrategy(UUID id, StrategyCommand command, Caller caller) {
        backend.send(Peer.STRATEGY, "PUT", STRATEGIES + "/" + id, caller, command, Void.class);
    }

    /** Lets a strategy trade on live candles, or stops it. */
    public void switchStrategy(UUID id, boolean on, Caller caller) {
        String path = STRATEGIES + "/" + id + (on ? "/enable" : "/disable");
        backend.send(Peer.STRATEGY, "POST", path, caller, null, Void.class);
    }

    public void deleteStrategy(UUID id, Caller caller) {
        backend.send(Peer.STRATEGY, "DELETE", STRATEGIES + "/" + id, caller, null, Void.class);
    }

    /** What a configuration would place; computed, nothing is stored. */
    public GridPreviewView preview(GridPreviewCommand command, Caller caller) {
        return Objects.requireNonNull(
                backend.send(Peer.STRATEGY, "POST", "/api/v1/grids/preview", caller, command, GridPreviewView.class));
    }
}
