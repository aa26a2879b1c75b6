package dev.tradewind.broker.positions.application;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.positions.ExitLevels;
import dev.tradewind.engine.positions.GroupDecider;
import dev.tradewind.engine.positions.GroupOrder;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.LotBook;
import dev.tradewind.engine.positions.TriggerLevel;
import dev.tradewind.engine.positions.Wake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lists show and what wakes a group, taken from its books after each decision. Money in quote currency. */
public record GroupFigures(
        int legsTotal,
        int legsFilled,
        BigDecimal quantity,
        @Nullable BigDecimal averagePrice,
        BigDecimal invested,
        BigDecimal realisedGross,
        BigDecimal fees,
        @Nullable BigDecimal takeProfitPrice,
        @Nullable BigDecimal stopPrice,
        List<TriggerLevel> triggers,
        @Nullable Instant nextLookAt) {
    private static final int PRICE_SCALE = 12;

    public GroupFigures {
        triggers = List.copyOf(triggers);
    }

    static GroupFigures of(GroupSnapshot group, Instant now) {
        LotBook book = LotBook.of(group);
        ExitLevels levels = ExitLevels.of(group, book);
        boolean isOver = group.status().isTerminal();
        Optional<Price> nearestTarget =
                book.heldLots().stream().map(levels::takeProfit).min(Comparator.naturalOrder());
        return new GroupFigures(
                group.pyramids().stream()
                        .mapToInt(pyramid -> pyramid.legs().size())
                        .sum(),
                (int) group.orders().stream()
                        .filter(GroupOrder::isEntry)
                        .filter(order -> order.status() == OrderStatus.FILLED
                                || order.status().isTerminal() && order.hasFill())
                        .count(),
                plain(book.held().value(), PRICE_SCALE),
                book.average().map(price -> plain(price.value(), PRICE_SCALE)).orElse(null),
                money(book.invested()),
                money(book.realisedGross()),
                money(book.fees()),
                isOver ? null : value(levels.aggregate().or(() -> nearestTarget)),
                isOver ? null : value(levels.stop()),
                GroupDecider.triggers(group),
                Wake.next(group, now)
                        .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS))
                        .orElse(null));
    }

    /** Realised profit after all fees so far. */
    public BigDecimal realisedNet() {
        return realisedGross.subtract(fees);
    }

    private static BigDecimal money(Money amount) {
        return plain(amount.rounded(RoundingMode.HALF_EVEN).amount(), Money.STORED_SCALE);
    }

    private static @Nullable BigDecimal value(Optional<Price> price) {
        return price.map(some -> plain(some.value(), PRICE_SCALE)).orElse(null);
    }

    /** One form of a number, so that stored and computed figures compare equal. */
    static BigDecimal plain(BigDecimal value, int scale) {
        BigDecimal stripped = value.setScale(scale, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
