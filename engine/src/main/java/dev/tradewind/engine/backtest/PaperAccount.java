package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.Adjustment;
import dev.tradewind.engine.matching.Execution;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.MatchingCore;
import dev.tradewind.engine.matching.MatchingListener;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.engine.matching.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The one account of a run at its venue: counters instead of chance, and what the venue reported since the last look. */
final class PaperAccount implements MatchingListener {
    static final UUID ID = new UUID(0, 1);

    private final BacktestSetup setup;
    private final MatchingListener witness;
    private final MatchingCore core;
    private final List<SymbolRun> runs = new ArrayList<>();
    private final List<OrderState> orders = new ArrayList<>();
    private final List<Executed> executions = new ArrayList<>();
    private final TreeMap<String, Long> refusals = new TreeMap<>();
    private final List<TradeRecord> trades = new ArrayList<>();
    private final EntryDesk desk = new EntryDesk(this);
    private long cash;
    private long fees;
    private long slippageCost;
    private long groups;
    private long requests;
    private long orderIds;

    /** An execution with what it cost, in units of 0.00000001 of the quote currency. */
    record Executed(Execution execution, long feeInQuote, long slippageCost) {}

    /** @param witness hears everything that the venue reports, too */
    PaperAccount(BacktestSetup setup, MatchingListener witness) {
        this.setup = setup;
        this.witness = witness;
        this.core = new MatchingCore(
                setup.fills(),
                setup.cash().currency(),
                setup.markets().stream().map(BacktestSetup.Market::instrument).toList(),
                this);
        core.openAccount(ID, InstrumentScale.units(setup.cash().amount()));
        this.cash = core.cashOf(ID);
    }

    /** The symbols that trade on it, in the order of their text. */
    List<SymbolRun> runs() {
        return runs;
    }

    BacktestSetup setup() {
        return setup;
    }

    EntryDesk desk() {
        return desk;
    }

    MatchingCore core() {
        return core;
    }

    long cash() {
        return cash;
    }

    UUID nextGroup() {
        return new UUID(1, ++groups);
    }

    UUID nextRequest() {
        return new UUID(2, ++requests);
    }

    String nextOrder() {
        return Long.toString(++orderIds);
    }

    void refused(String code) {
        refusals.merge(code, 1L, Long::sum);
    }

    /** Writes down a group that is over or, when the bars are, still open. */
    void ended(GroupRun group, SymbolRun run, TradeEnd end, PathPoint at) {
        if (group.tally().firstBuy() != null) {
            trades.add(TradeBook.record(trades.size() + 1L, group.tally(), run, end, at));
        } else if (end != TradeEnd.OPEN) {
            String code = group.firstRefusal();
            refused(code == null ? "NEVER_FILLED" : code);
        }
    }

    List<TradeRecord> trades() {
        return trades;
    }

    TreeMap<String, Long> refusals() {
        return refusals;
    }

    long fees() {
        return fees;
    }

    long slippageCost() {
        return slippageCost;
    }

    boolean hasNews() {
        return !orders.isEmpty() || !executions.isEmpty();
    }

    /** Orders that changed, oldest change first; an order may stand there more than once. */
    List<OrderState> changedOrders() {
        return orders;
    }

    List<Executed> newExecutions() {
        return executions;
    }

    void newsWereRead() {
        orders.clear();
        executions.clear();
    }

    @Override
    public void order(OrderState order) {
        orders.add(order);
        witness.order(order);
    }

    @Override
    public void execution(Execution execution) {
        long slipped = execution.slippageBps() == 0 ? 0 : slipped(execution);
        long fee = feeInQuote(execution);
        executions.add(new Executed(execution, fee, slipped));
        cash = core.cashOf(ID);
        slippageCost += slipped;
        fees += fee;
        witness.execution(execution);
    }

    private long slipped(Execution execution) {
        OfferedQuote quote = core.lastQuote(execution.symbol()).orElseThrow();
        long touch = execution.side() == OrderSide.BUY ? quote.askTicks() : quote.bidTicks();
        return core.scaleOf(execution.symbol()).notional(Math.abs(execution.price() - touch), execution.quantity());
    }

    /** A fee in base currency at the price of its execution. */
    private long feeInQuote(Execution execution) {
        return switch (execution.feeAsset()) {
            case QUOTE -> execution.fee();
            case BASE -> core.scaleOf(execution.symbol()).valueOf(execution.price(), execution.fee());
        };
    }

    @Override
    public void adjustment(Adjustment adjustment) {
        witness.adjustment(adjustment);
    }

    @Override
    public void quote(Symbol symbol) {
        witness.quote(symbol);
    }
}
