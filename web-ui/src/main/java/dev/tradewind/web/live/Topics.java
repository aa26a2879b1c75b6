package dev.tradewind.web.live;

import java.util.List;

/** Which regions of pages a fact concerns. */
final class Topics {
    private Topics() {}

    /** Whether a fact makes a notification; it is there a moment later. */
    static boolean isNotified(String type) {
        return type.startsWith("broker.group.")
                || type.startsWith("broker.order.ended")
                || type.startsWith("broker.incident.")
                || type.startsWith("broker.plan.")
                || type.startsWith("broker.kill.")
                || type.startsWith("strategy.signal.refused")
                || type.startsWith("risk.plan.");
    }

    /** Topics for a fact's type; facts without a page have none. */
    static List<String> of(String type) {
        if (type.startsWith("broker.group.") || type.startsWith("broker.execution.")) {
            return List.of("positions", "signals", "orders");
        }
        if (type.startsWith("broker.order.")) {
            return List.of("orders", "positions");
        }
        if (type.startsWith("broker.account.")) {
            return List.of("account");
        }
        if (type.startsWith("broker.kill.")) {
            return List.of("frame", "account");
        }
        if (type.startsWith("broker.incident.") || type.startsWith("broker.plan.")) {
            return List.of("signals");
        }
        if (type.startsWith("strategy.signal.") || type.startsWith("risk.plan.")) {
            return List.of("signals", "strategies");
        }
        if (type.startsWith("strategy.hook.")) {
            return List.of("hooks");
        }
        if (type.startsWith("strategy.configuration.")) {
            return List.of("configurations");
        }
        if (type.startsWith("strategy.strategy.")) {
            return List.of("strategies");
        }
        if (type.startsWith("notification.")) {
            return List.of("notifications");
        }
        return List.of();
    }
}
