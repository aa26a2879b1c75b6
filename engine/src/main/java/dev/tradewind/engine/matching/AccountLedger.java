package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Symbol;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Cash, holdings and profit of one account, in units of 0.00000001. Cash and what open buys reserve, holdings and what open
 * sales reserve are kept apart, so that no order can be taken that could not be paid or delivered.
 */
final class AccountLedger {
    private final UUID account;
    private final long startingCash;
    private long cash;
    private long reservedCash;
    private long realised;
    private long fees;
    private int resets;
    private final Map<Symbol, Holding> holdings = new TreeMap<>();

    private static final class Holding {
        private long units;
        private long reserved;
        private long cost;
    }

    AccountLedger(UUID account, long startingCash) {
        this.account = account;
        this.startingCash = startingCash;
        this.cash = startingCash;
    }

    /** The ledger of a stored account; what is reserved comes back with its open orders. */
    static AccountLedger restored(AccountState state) {
        AccountLedger ledger = new AccountLedger(state.account(), state.startingCash());
        ledger.cash = state.cash();
        ledger.realised = state.realised();
        ledger.fees = state.fees();
        ledger.resets = state.resets();
        for (HoldingState stored : state.holdings()) {
            Holding holding = ledger.holding(stored.symbol());
            holding.units = stored.units();
            holding.cost = stored.cost();
        }
        return ledger;
    }

    long cash() {
        return cash;
    }

    long startingCash() {
        return startingCash;
    }

    long freeCash() {
        return cash - reservedCash;
    }

    long held(Symbol symbol) {
        Holding holding = holdings.get(symbol);
        return holding == null ? 0 : holding.units;
    }

    long freeHolding(Symbol symbol) {
        Holding holding = holdings.get(symbol);
        return holding == null ? 0 : holding.units - holding.reserved;
    }

    /** Why a purchase of this cost cannot be taken; empty when it can. */
    Optional<Refusal> unpaid(long needed) {
        return needed <= freeCash() ? Optional.empty() : tooLittle(RefusalCode.INSUFFICIENT_FUNDS, needed, freeCash());
    }

    /** Why a sale of this size cannot be taken; empty when it can. */
    Optional<Refusal> undelivered(Symbol symbol, long needed) {
        if (held(symbol) == 0) {
            return Optional.of(
                    new Refusal(RefusalCode.SHORT_NOT_SUPPORTED, "nothing of " + symbol.base() + " is held"));
        }
        long free = freeHolding(symbol);
        return needed <= free ? Optional.empty() : tooLittle(RefusalCode.INSUFFICIENT_HOLDINGS, needed, free);
    }

    private static Optional<Refusal> tooLittle(RefusalCode code, long needed, long free) {
        return Optional.of(new Refusal(
                code,
                "needs " + InstrumentScale.decimal(needed).toPlainString() + ", free is "
                        + InstrumentScale.decimal(free).toPlainString()));
    }

    void reserveCash(long units) {
        reservedCash += units;
        require(units >= 0 && reservedCash <= cash, "reserved cash exceeds cash");
    }

    void releaseCash(long units) {
        reservedCash -= units;
        require(units >= 0 && reservedCash >= 0, "more cash released than reserved");
    }

    void reserveHolding(Symbol symbol, long units) {
        Holding holding = holding(symbol);
        holding.reserved += units;
        require(units >= 0 && holding.reserved <= holding.units, "reserved holding exceeds holding");
    }

    void releaseHolding(Symbol symbol, long units) {
        Holding holding = holding(symbol);
        holding.reserved -= units;
        require(units >= 0 && holding.reserved >= 0, "more of a holding released than reserved");
    }

    /** Books a purchase: {@code paid} leaves the cash, fee in quote currency included; {@code received} is net of a base fee. */
    void bought(Symbol symbol, long received, long paid, long feeInQuote) {
        Holding holding = holding(symbol);
        cash = Math.subtractExact(cash, paid);
        holding.units = Math.addExact(holding.units, received);
        holding.cost = Math.addExact(holding.cost, paid);
        fees = Math.addExact(fees, feeInQuote);
        require(reservedCash <= cash, "a purchase used cash that is reserved");
    }

    /** Books a sale of holdings that were reserved; cost leaves pro rata, all of it with the last unit (D-07). */
    void sold(Symbol symbol, long units, long notional, long fee) {
        Holding holding = holding(symbol);
        require(units <= holding.units, "sold more than is held");
        long cost = units == holding.units
                ? holding.cost
                : ExactDivision.multiplyThenDivide(holding.cost, units, holding.units, RoundingMode.HALF_EVEN);
        holding.units -= units;
        holding.cost -= cost;
        cash = Math.addExact(cash, notional - fee);
        realised = Math.addExact(realised, notional - fee - cost);
        fees = Math.addExact(fees, fee);
        require(holding.reserved <= holding.units, "a sale used holdings that are reserved");
    }

    /** Back to the start; the caller has released every reservation. */
    void reset() {
        require(reservedCash == 0, "reset with reserved cash");
        holdings.clear();
        cash = startingCash;
        realised = 0;
        fees = 0;
        resets++;
    }

    AccountState state(long sequence) {
        List<HoldingState> states = holdings.entrySet().stream()
                .map(entry -> new HoldingState(
                        entry.getKey(), entry.getValue().units, entry.getValue().reserved, entry.getValue().cost))
                .toList();
        return new AccountState(account, startingCash, cash, reservedCash, realised, fees, resets, states, sequence);
    }

    private Holding holding(Symbol symbol) {
        return holdings.computeIfAbsent(symbol, ignored -> new Holding());
    }

    private void require(boolean condition, String invariant) {
        if (!condition) {
            throw new IllegalStateException(invariant + ", account " + account);
        }
    }
}
