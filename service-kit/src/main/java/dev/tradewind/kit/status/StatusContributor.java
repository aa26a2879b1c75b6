package dev.tradewind.kit.status;

import java.util.Map;

/** A bean that adds its part to {@code /api/v1/status}; nothing secret, nothing of a user. */
public interface StatusContributor {
    String name();

    Map<String, Object> status();
}
