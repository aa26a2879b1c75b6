package dev.tradewind.engine.grid;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.PriceRole;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.sizing.Capital;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A valid DCA configuration (D-03). Made from a {@link DcaConfigurationDraft}, which says what is wrong field by field.
 *
 * @param pyramidLevels overrides by pyramid index 1 to 4; other pyramids use {@code levels}
 * @param entryTtl zero switches it off
 */
public record DcaConfiguration(
        EntryOrderType entryOrderType,
        List<Level> levels,
        @Nullable Generator generator,
        Map<Integer, List<Level>> pyramidLevels,
        int maxPyramids,
        TakeProfitMode takeProfitMode,
        @Nullable Percent takeProfitAggregate,
        TakeProfitBasis takeProfitBasis,
        @Nullable Percent stopLoss,
        StopReference stopReference,
        int maxActiveLegs,
        Duration entryTtl,
        @Nullable Percent cancelBeyond,
        FlatPolicy flatPolicy,
        Capital capital,
        BelowMinimumPolicy belowMinimumPolicy,
        OppositePolicy oppositePolicy,
        @Nullable Percent pyramidMinimumGap) {

    public static final int MAX_LEGS = 7;

    public DcaConfiguration {
        levels = List.copyOf(levels);
        pyramidLevels = Map.copyOf(pyramidLevels);
    }

    /** The levels of a pyramid. */
    public List<Level> levelsOf(int pyramid) {
        return pyramidLevels.getOrDefault(pyramid, levels);
    }

    /** The stop that is fixed for the group, S = P0 · (1 − s·sl/100) rounded to tick; empty without a stop or with AVG. */
    public Optional<Price> baseStop(Price groupBasePrice, Side side, Instrument instrument) {
        return stopReference == StopReference.BASE ? stopFrom(groupBasePrice, side, instrument) : Optional.empty();
    }

    /** The stop measured from any price, rounded to tick (D-07); empty when the configuration has no stop. */
    public Optional<Price> stopFrom(Price reference, Side side, Instrument instrument) {
        Percent distance = stopLoss;
        if (distance == null) {
            return Optional.empty();
        }
        Percent move = side == Side.LONG ? distance.negated() : distance;
        return Optional.of(instrument.roundToTick(reference.movedBy(move), side, PriceRole.STOP_TRIGGER));
    }
}
