package dev.tradewind.local.config;

import java.util.List;

/** One setting of this machine, given as an environment variable or as {@code make up NAME=value}. */
public record Setting(String name, String defaultValue, String meaning) {
    public static final Setting HOME =
            new Setting("TRADEWIND_HOME", ".tradewind", "folder of data, generated secrets and logs");
    public static final Setting WEB_PORT =
            new Setting("TRADEWIND_WEB_PORT", "8080", "port of the pages and of the API");
    public static final Setting AUTH_PORT = new Setting("TRADEWIND_AUTH_PORT", "8081", "port of auth-service");
    public static final Setting STRATEGY_PORT = new Setting(
            "TRADEWIND_STRATEGY_PORT", "8082", "port of strategy-service, which takes webhooks directly too");
    public static final Setting RISK_PORT = new Setting("TRADEWIND_RISK_PORT", "8083", "port of risk-service");
    public static final Setting BROKER_PORT = new Setting("TRADEWIND_BROKER_PORT", "8084", "port of broker-service");
    public static final Setting NOTIFICATION_PORT =
            new Setting("TRADEWIND_NOTIFICATION_PORT", "8085", "port of notification-service");
    public static final Setting VENUE_PORT =
            new Setting("TRADEWIND_VENUE_PORT", "8086", "port of the paper venue when it runs as a process of its own");
    public static final Setting MANAGEMENT_OFFSET = new Setting(
            "TRADEWIND_MANAGEMENT_OFFSET", "1000", "added to a service's port gives its port for health and metrics");
    public static final Setting POSTGRES_PORT = new Setting("TRADEWIND_POSTGRES_PORT", "15432", "port of PostgreSQL");
    public static final Setting NATS_PORT = new Setting("TRADEWIND_NATS_PORT", "14222", "port of nats-server");
    public static final Setting NATS_SERVER = new Setting(
            "NATS_SERVER",
            "",
            "program to run as nats-server; empty: .venv/bin/nats-server, then the PATH; \"none\": run without");
    public static final Setting VENUE_PROCESS =
            new Setting("TRADEWIND_VENUE_PROCESS", "false", "true runs the paper venue as a process of its own (C-55)");
    public static final Setting REPLAY_SPEED =
            new Setting("TRADEWIND_REPLAY_SPEED", "60", "bars of history that the paper venue replays in a minute");
    public static final Setting HEAP =
            new Setting("TRADEWIND_HEAP_MEGABYTES", "96", "largest Java heap of one service, in MiB");

    public static final Setting WORKER_HEAP = new Setting(
            "TRADEWIND_WORKER_HEAP_MEGABYTES",
            "1024",
            "largest Java heap of the worker that computes backtests, in MiB; 0: run none");

    public static final Setting WITHOUT = new Setting(
            "TRADEWIND_WITHOUT", "", "services that make up leaves to somebody else, such as make dev: risk,web-ui");

    /** All of them, in the order of the documentation. */
    public static final List<Setting> ALL = List.of(
            HOME,
            WEB_PORT,
            AUTH_PORT,
            STRATEGY_PORT,
            RISK_PORT,
            BROKER_PORT,
            NOTIFICATION_PORT,
            VENUE_PORT,
            MANAGEMENT_OFFSET,
            POSTGRES_PORT,
            NATS_PORT,
            NATS_SERVER,
            VENUE_PROCESS,
            REPLAY_SPEED,
            HEAP,
            WORKER_HEAP,
            WITHOUT);
}
