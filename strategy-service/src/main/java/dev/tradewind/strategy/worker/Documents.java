package dev.tradewind.strategy.worker;

import dev.tradewind.kit.json.Json;

/** Results as documents; equal results give equal bytes. */
final class Documents {
    private static final Json JSON = new Json();

    private Documents() {}

    static String json(Object value) {
        return JSON.write(value);
    }
}
