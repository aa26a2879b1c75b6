package dev.tradewind.local.config;

import java.util.Locale;

/** The programs of the platform; in the order in which they are started, and stopped in the opposite one. */
public enum Service {
    AUTH("auth-service", Setting.AUTH_PORT),
    VENUE("broker-service", Setting.VENUE_PORT),
    BROKER("broker-service", Setting.BROKER_PORT),
    RISK("risk-service", Setting.RISK_PORT),
    STRATEGY("strategy-service", Setting.STRATEGY_PORT),
    NOTIFICATION("notification-service", Setting.NOTIFICATION_PORT),
    WEB("web-ui", Setting.WEB_PORT);

    private final String module;
    private final Setting portSetting;

    Service(String module, Setting portSetting) {
        this.module = module;
        this.portSetting = portSetting;
    }

    /** Name among the services: of peers, tokens, roles and databases. */
    public String id() {
        return this == WEB ? "web-ui" : name().toLowerCase(Locale.ROOT);
    }

    /** The same name inside names of environment variables. */
    public String variable() {
        return id().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Folder of the module it is built in; the venue is a role of broker-service's program (C-55). */
    public String module() {
        return module;
    }

    public Setting portSetting() {
        return portSetting;
    }

    /** Whether it keeps data: web-ui owns nothing. */
    public boolean hasDatabase() {
        return this != WEB;
    }
}
