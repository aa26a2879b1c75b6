package dev.tradewind.strategy.signals.application;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.SignalRefusedV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.engine.signals.Alert;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;

/** Tells the facts {@code strategy.signal.accepted.v1} and {@code strategy.signal.refused.v1} in the signal's own commit. */
@Singleton
class SignalEvents {
    private final EventLog log;

    SignalEvents(EventLog log) {
        this.log = log;
    }

    void append(Sql sql, NewSignal signal, String correlation) {
        String code = signal.code();
        Event event = code == null
                ? Event.of(EventTypes.SIGNAL_ACCEPTED, signal.user(), signal.id(), 1, accepted(signal))
                : Event.of(
                        EventTypes.SIGNAL_REFUSED,
                        signal.user(),
                        signal.id(),
                        1,
                        new SignalRefusedV1(
                                signal.id(),
                                signal.source().id(),
                                signal.alert().symbol().value(),
                                code,
                                signal.text(),
                                signal.receivedAt(),
                                signal.source().strategyId()));
        log.append(sql, event.correlation(correlation));
    }

    private static SignalAcceptedV1 accepted(NewSignal signal) {
        Alert alert = signal.alert();
        return new SignalAcceptedV1(
                signal.id(),
                signal.source().id(),
                signal.source().accountId(),
                alert.exchange(),
                alert.symbol().value(),
                alert.timeframe().seconds(),
                signal.candleId(),
                Classification.valueOf(alert.kind().name()),
                Side.valueOf(alert.side().name()),
                alert.entryPrice(),
                alert.closePrice(),
                alert.orderSize(),
                alert.positionSizeType(),
                alert.effectiveReducePercent(),
                alert.maxSlippagePercent(),
                alert.stopLoss(),
                alert.takeProfit(),
                alert.marketPosition(),
                alert.previousMarketPosition(),
                alert.tradeId(),
                signal.signalAt(),
                signal.receivedAt(),
                signal.source().configuration(),
                signal.payload(),
                signal.source().strategyId(),
                signal.sizeFactor());
    }
}
