package dev.tradewind.web.hooks;

import java.util.UUID;

/** A hook's fresh address, shown this one time, with a body to paste into TradingView. */
public record SecretView(
        UUID id,
        String name,
        String address,
        String body,
        boolean isRotated,
        boolean isReachableByTradingView,
        String key) {}
