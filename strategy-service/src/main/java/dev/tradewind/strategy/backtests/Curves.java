package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.strategy.worker.documents.EquityReader;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import dev.tradewind.strategy.worker.wire.RunPlan;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Equity curves, point by point. */
@Singleton
class Curves {
    private final Results results;

    Curves(Results results) {
        this.results = results;
    }

    void forEachPoint(UUID user, UUID job, RunPlan plan, Consumer<EquityPointView> reader) {
        var curve = new EquityReader(
                InstrumentScale.units(Objects.requireNonNull(plan.settings().cash())));
        results.forEach(user, job, PieceKind.EQUITY, piece -> {
            Pieces.Equity equity = Pieces.equity(piece);
            for (int i = 0; i < equity.units().length; i++) {
                reader.accept(curve.next(equity.times()[i], equity.units()[i]));
            }
        });
    }
}
