package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.CloseCommand;
import dev.tradewind.contracts.rest.EntryGateView;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.KillCommand;
import dev.tradewind.contracts.rest.KillSwitchView;
import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What pages ask of broker-service. */
@ApplicationScoped
public class BrokerClient {
    private final Backend backend;

    BrokerClient(Backend backend) {
        this.backend = backend;
    }

    public List<AccountView> accounts(Caller caller) {
        return backend.list(Peer.BROKER, "/api/v1/accounts", caller, AccountView.class);
    }

    public EntryGateView entryGate(UUID account, Caller caller) {
        return backend.get(Peer.BROKER, "/api/v1/accounts/" + account + "/entry-gate", caller, EntryGateView.class);
    }

    /** Positions; {@code status} is open or history. */
    public Page<GroupView> groups(String status, int limit, int offset, Caller caller) {
        String path = "/api/v1/position-groups?status=" + status + "&limit=" + limit + "&offset=" + offset;
        return backend.page(Peer.BROKER, path, caller, GroupView.class);
    }

    public GroupDetailView group(UUID id, Caller caller) {
        return backend.get(Peer.BROKER, "/api/v1/position-groups/" + id, caller, GroupDetailView.class);
    }

    /** Asks to close a position as it was seen at this version. */
    public void close(UUID id, long version, String idempotencyKey, Caller caller) {
        backend.send(
                Peer.BROKER,
                "POST",
                "/api/v1/position-groups/" + id + "/close",
                caller,
                new CloseCommand(version),
                Void.class,
                Map.of("Idempotency-Key", idempotencyKey));
    }

    public Page<OrderView> orders(String query, int limit, int offset, Caller caller) {
        String path = "/api/v1/orders?limit=" + limit + "&offset=" + offset + query;
        return backend.page(Peer.BROKER, path, caller, OrderView.class);
    }

    /** The user's last executions, newest first. */
    public List<ExecutionView> executions(int limit, Caller caller) {
        return backend.list(Peer.BROKER, "/api/v1/executions?limit=" + limit, caller, ExecutionView.class);
    }

    public List<KillSwitchView> killSwitches(Caller caller) {
        return backend.list(Peer.BROKER, "/api/v1/kill-switch", caller, KillSwitchView.class);
    }

    /** Moves a kill switch. */
    public void kill(KillCommand command, Caller caller) {
        backend.send(Peer.BROKER, "POST", "/api/v1/kill-switch", caller, command, Void.class);
    }

    public List<QuoteView> quotes(Caller caller) {
        return backend.list(Peer.BROKER, "/api/v1/quotes", caller, QuoteView.class);
    }

    public List<MonitorView> monitors(Caller caller) {
        return backend.list(Peer.BROKER, "/api/v1/monitors", caller, MonitorView.class);
    }

    /** Puts the paper account back to its first day; refused while something is open. */
    public void resetPaper(String idempotencyKey, Caller caller) {
        backend.send(
                Peer.BROKER,
                "POST",
                "/api/v1/paper/reset",
                caller,
                null,
                Void.class,
                Map.of("Idempotency-Key", idempotencyKey));
    }
}
