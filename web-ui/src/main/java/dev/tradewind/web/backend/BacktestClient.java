package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.contracts.rest.WalkForwardView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What pages ask of strategy-service about backtests, sweeps and walk-forwards: all of them are jobs. */
@ApplicationScoped
public class BacktestClient {
    private static final String JOBS = "/api/v1/backtests";

    private final Backend backend;

    BacktestClient(Backend backend) {
        this.backend = backend;
    }

    /** Jobs, newest first; an empty {@code kind} means all. */
    public Page<BacktestView> jobs(String kind, int limit, int offset, Caller caller) {
        String path = JOBS + "?limit=" + limit + "&offset=" + offset + (kind.isEmpty() ? "" : "&kind=" + kind);
        return backend.page(Peer.STRATEGY, path, caller, BacktestView.class);
    }

    public BacktestView job(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, JOBS + "/" + id, caller, BacktestView.class);
    }

    /** Starts a job; {@code suffix} is empty, {@code /sweeps} or {@code /walk-forward} as the command asks. */
    public BacktestView start(String suffix, Object command, String idempotencyKey, Caller caller) {
        return Objects.requireNonNull(backend.send(
                Peer.STRATEGY,
                "POST",
                JOBS + suffix,
                caller,
                command,
                BacktestView.class,
                Map.of("Idempotency-Key", idempotencyKey)));
    }

    public void cancel(UUID id, Caller caller) {
        backend.send(Peer.STRATEGY, "POST", JOBS + "/" + id + "/cancel", caller, null, Void.class);
    }

    public void delete(UUID id, Caller caller) {
        backend.send(Peer.STRATEGY, "DELETE", JOBS + "/" + id, caller, null, Void.class);
    }

    public TearSheetView tearSheet(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, JOBS + "/" + id + "/result", caller, TearSheetView.class);
    }

    public Page<BacktestTradeView> trades(UUID id, int limit, int offset, Caller caller) {
        String path = JOBS + "/" + id + "/trades?limit=" + limit + "&offset=" + offset;
        return backend.page(Peer.STRATEGY, path, caller, BacktestTradeView.class);
    }

    /** The best sets of a sweep by a metric. */
    public Page<SweepSetView> sets(UUID id, String metric, int limit, int offset, Caller caller) {
        String path =
                JOBS + "/" + id + "/sets?metric=" + Backend.encoded(metric) + "&limit=" + limit + "&offset=" + offset;
        return backend.page(Peer.STRATEGY, path, caller, SweepSetView.class);
    }

    public HeatMapView heatMap(UUID id, String x, String y, String metric, Caller caller) {
        String path = JOBS + "/" + id + "/heat-map?x=" + Backend.encoded(x) + "&y=" + Backend.encoded(y) + "&metric="
                + Backend.encoded(metric);
        return backend.get(Peer.STRATEGY, path, caller, HeatMapView.class);
    }

    public WalkForwardView windows(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, JOBS + "/" + id + "/windows", caller, WalkForwardView.class);
    }

    /** A result as a file, for example {@code trades.csv}. */
    public InputStream file(UUID id, String name, Caller caller) {
        return backend.open(Peer.STRATEGY, JOBS + "/" + id + "/" + name, caller);
    }
}
