package dev.tradewind.engine.signals;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Side;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an alert asks for, by the first rule of D-09 that matches: the type, a flat market position, the grid
 * strategy, the action by side.
 */
record Classification(
        String action,
        @Nullable String type,
        @Nullable String strategy,
        @Nullable String intentSide,
        @Nullable String marketPosition,
        @Nullable String previousMarketPosition) {

    Classified classify() {
        if (type != null) {
            return byType(type.toLowerCase(Locale.ROOT));
        }
        if ("flat".equals(marketPosition)) {
            return exit(SignalKind.EXIT, "rule 2: market_position is flat");
        }
        if ("grid".equalsIgnoreCase(strategy)) {
            return entry("rule 3: strategy is grid");
        }
        return byAction();
    }

    private Classified byType(String given) {
        String because = "rule 1: execution_intent.type is " + given;
        return switch (given) {
            case "signal", "entry" -> entry(because);
            case "exit" -> exit(SignalKind.EXIT, because);
            case "reduce" -> exit(SignalKind.REDUCE, because);
            case "cancel" -> exit(SignalKind.CANCEL, because);
            case "reverse" -> reverse(because);
            default ->
                new Classified.Unclear("execution_intent.type is '" + given
                        + "'; it must be signal, exit, reduce, reverse or cancel.");
        };
    }

    private Classified byAction() {
        Optional<OrderSide> order = orderOf(action);
        if (order.isEmpty()) {
            return new Classified.Unclear("tv.action is '" + action
                    + "'; it must be buy or sell, or execution_intent.type must say what is wanted.");
        }
        Optional<Side> now = position(marketPosition);
        Optional<Side> before = position(previousMarketPosition);
        if (now.isPresent() && before.isPresent() && now.get() != before.get()) {
            return new Classified.As(
                    SignalKind.REVERSE, now.get(), "rule 4: the market position turned from " + before.get());
        }
        Side side = position(intentSide).or(() -> now).orElse(Side.LONG);
        boolean opens = order.get() == side.entryOrder();
        String because = "rule 4: " + action + (opens ? " opens " : " closes ") + side.name();
        return new Classified.As(opens ? SignalKind.ENTRY : SignalKind.EXIT, side, because);
    }

    private Classified entry(String because) {
        Optional<Side> byOrder = orderOf(action).map(Classification::opened);
        Optional<Side> side = wanted().or(() -> byOrder).or(() -> position(marketPosition));
        if (side.isEmpty()) {
            return new Classified.Unclear("It is an entry, but neither tv.action (buy, sell) nor "
                    + "execution_intent.side (long, short) tells which side to open.");
        }
        if (byOrder.isPresent() && byOrder.get() != side.get()) {
            return new Classified.Unclear(
                    "It is an entry on the " + side.get().name().toLowerCase(Locale.ROOT) + " side, but tv.action is "
                            + action + ": that contradicts itself.");
        }
        return new Classified.As(SignalKind.ENTRY, side.get(), because);
    }

    private Classified exit(SignalKind kind, String because) {
        Side side = position(intentSide)
                .or(() -> position(previousMarketPosition))
                .or(() -> orderOf(action).map(order -> opened(order).opposite()))
                .or(() -> position(marketPosition))
                .orElse(Side.LONG);
        return new Classified.As(kind, side, because);
    }

    private Classified reverse(String because) {
        Optional<Side> side = wanted().or(() -> position(marketPosition))
                .or(() -> orderOf(action).map(Classification::opened));
        return side.isPresent()
                ? new Classified.As(SignalKind.REVERSE, side.get(), because)
                : new Classified.Unclear("It is a reverse, but nothing tells which side is wanted afterwards.");
    }

    /** The side that an entry or reverse wants by execution_intent.side, where buy means long. */
    private Optional<Side> wanted() {
        return position(intentSide)
                .or(() -> intentSide == null
                        ? Optional.empty()
                        : orderOf(intentSide).map(Classification::opened));
    }

    private static Side opened(OrderSide order) {
        return order == OrderSide.BUY ? Side.LONG : Side.SHORT;
    }

    private static Optional<Side> position(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "long" -> Optional.of(Side.LONG);
            case "short" -> Optional.of(Side.SHORT);
            default -> Optional.empty();
        };
    }

    private static Optional<OrderSide> orderOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "buy" -> Optional.of(OrderSide.BUY);
            case "sell" -> Optional.of(OrderSide.SELL);
            default -> Optional.empty();
        };
    }
}
