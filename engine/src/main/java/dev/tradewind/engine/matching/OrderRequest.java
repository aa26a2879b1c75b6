package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the client wants it. Limit and stop are present exactly where the kind needs them. */
public record OrderRequest(
        UUID account,
        String clientOrderId,
        Symbol symbol,
        OrderSide side,
        OrderKind kind,
        TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price limit,
        @Nullable Price stop) {}
