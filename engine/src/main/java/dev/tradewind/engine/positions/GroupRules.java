package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.money.Percent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of a DCA configuration that looks after an open group (D-03, D-06, D-07); a group keeps the version it was opened
 * with.
 *
 * @param aggregatePercent needed unless PER_LEG
 * @param stopLossPercent absent: the group runs without a stop
 * @param maxActiveLegs entry legs of a pyramid that rest at once
 * @param entryTimeToLive zero is off
 * @param cancelBeyondPercent how far the price may be worse than the average before resting entry legs are cancelled
 */
public record GroupRules(
        TakeProfitMode takeProfitMode,
        @Nullable Percent aggregatePercent,
        @Nullable Percent stopLossPercent,
        StopReference stopReference,
        int maxActiveLegs,
        Duration entryTimeToLive,
        @Nullable Percent cancelBeyondPercent,
        FlatPolicy flatPolicy) {

    public GroupRules {
        if (takeProfitMode == TakeProfitMode.PYRAMID_AGGREGATE) {
            throw new IllegalArgumentException("PYRAMID_AGGREGATE is not supported yet");
        }
        if (takeProfitMode != TakeProfitMode.PER_LEG && aggregatePercent == null) {
            throw new IllegalArgumentException(takeProfitMode + " needs an aggregate percentage");
        }
    }

    public static GroupRules of(DcaConfiguration configuration) {
        return new GroupRules(
                configuration.takeProfitMode(),
                configuration.takeProfitAggregate(),
                configuration.stopLoss(),
                configuration.stopReference(),
                configuration.maxActiveLegs(),
                configuration.entryTtl(),
                configuration.cancelBeyond(),
                configuration.flatPolicy());
    }

    boolean takesProfitPerLeg() {
        return takeProfitMode != TakeProfitMode.AGGREGATE;
    }

    boolean takesProfitOnAverage() {
        return takeProfitMode != TakeProfitMode.PER_LEG;
    }
}
