package dev.tradewind.broker.positions.rest;

import dev.tradewind.broker.positions.application.GroupFigures;
import dev.tradewind.broker.positions.application.MarketWatch;
import dev.tradewind.broker.positions.application.StoredGroup;
import dev.tradewind.broker.positions.persistence.PositionQueries.Listed;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.GroupStatus;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Groups as lists show them, with the last price. */
@Singleton
class GroupViews {
    private static final int MONEY_SCALE = 8;
    private static final int PERCENT_SCALE = 4;

    private final MarketWatch market;
    private final InstantSource clock;

    GroupViews(MarketWatch market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    GroupView view(Listed listed) {
        StoredGroup group = listed.group();
        GroupFigures figures = group.figures();
        boolean isHeld = figures.quantity().signum() > 0;
        BigDecimal price = market.view(group.symbol(), clock.instant())
                .exitPrice(group.side())
                .map(Price::value)
                .orElse(null);
        BigDecimal unrealised = price == null || !isHeld ? null : unrealised(group, price);
        return new GroupView(
                group.id(),
                group.accountId(),
                listed.accountMode(),
                group.signalId(),
                group.symbol().value(),
                group.timeframeSeconds(),
                Side.valueOf(group.side().name()),
                group.status().publicName(),
                group.status().name(),
                group.pyramids(),
                figures.legsFilled(),
                figures.legsTotal(),
                figures.quantity(),
                figures.averagePrice(),
                group.status().isTerminal() ? null : price,
                figures.takeProfitPrice(),
                figures.stopPrice(),
                group.configuration().stopLossPercent() != null,
                figures.invested(),
                unrealised,
                unrealised == null ? null : percent(unrealised, figures.invested()),
                figures.realisedNet(),
                figures.fees(),
                group.closeReason() == null || group.status() == GroupStatus.FAILED
                        ? null
                        : group.closeReason().name(),
                group.openedAt(),
                group.closedAt(),
                group.version());
    }

    private static BigDecimal unrealised(StoredGroup group, BigDecimal market) {
        return market.multiply(group.figures().quantity())
                .subtract(group.figures().invested())
                .multiply(group.side().signedFactor())
                .setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.movePointRight(2).divide(whole, PERCENT_SCALE, RoundingMode.HALF_UP);
    }
}
