package dev.tradewind.contracts.routes;

import java.util.List;
import java.util.Optional;

/** Which service answers which public path (C-41). The first prefix that matches wins; {@code /api/x} equals {@code /api/v1/x}. */
public final class ApiRoutes {
    /** A path prefix below {@code /api/v1} and the service behind it. */
    public record Route(String prefix, String service) {}

    public static final List<Route> ROUTES = List.of(
            new Route("/auth", "auth"),
            new Route("/users", "auth"),
            new Route("/sessions", "auth"),
            new Route("/webhook", "strategy"),
            new Route("/hooks", "strategy"),
            new Route("/signals", "strategy"),
            new Route("/dca-configurations", "strategy"),
            new Route("/grids", "strategy"),
            new Route("/backtests", "strategy"),
            new Route("/backtest", "strategy"),
            new Route("/strategy-types", "strategy"),
            new Route("/strategies", "strategy"),
            new Route("/candle-series", "strategy"),
            new Route("/candle-imports", "strategy"),
            new Route("/candles", "strategy"),
            new Route("/chart", "strategy"),
            new Route("/risk", "risk"),
            new Route("/risk-rules", "risk"),
            new Route("/trade/calculate-size", "risk"),
            new Route("/accounts", "broker"),
            new Route("/account", "broker"),
            new Route("/positions", "broker"),
            new Route("/position-groups", "broker"),
            new Route("/orders", "broker"),
            new Route("/executions", "broker"),
            new Route("/paper", "broker"),
            new Route("/kill-switch", "broker"),
            new Route("/quotes", "broker"),
            new Route("/instruments", "broker"),
            new Route("/monitors", "broker"),
            new Route("/notifications", "notification"),
            new Route("/audit", "notification"));

    private ApiRoutes() {}

    /** Service for a path such as {@code /api/v1/hooks/42} or {@code /api/hooks/42}. */
    public static Optional<String> serviceFor(String path) {
        String rest;
        if (path.startsWith("/api/v1/")) {
            rest = path.substring("/api/v1".length());
        } else if (path.startsWith("/api/")) {
            rest = path.substring("/api".length());
        } else {
            return Optional.empty();
        }
        return ROUTES.stream()
                .filter(route -> rest.equals(route.prefix()) || rest.startsWith(route.prefix() + "/"))
                .map(Route::service)
                .findFirst();
    }
}
