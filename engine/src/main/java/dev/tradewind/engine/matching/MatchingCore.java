package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Currency;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spot exchange in memory: accounts, open orders and the quotes they execute against. It reads no clock and does no I/O;
 * the caller makes {@link #drain() what changed} durable before anyone hears of it, and throws the core away when that fails.
 * Not safe for several threads.
 */
public final class MatchingCore {
    private final FillModel fills;
    private final Currency cash;
    private final Map<Symbol, Market> markets = new LinkedHashMap<>();
    private final Map<UUID, AccountLedger> accounts = new HashMap<>();
    private final OpenOrders open = new OpenOrders();
    private final ChangeRecorder recorder = new ChangeRecorder();
    private final MatchingListener changes;
    private long sequence;

    /** An exchange whose accounts hold this one cash currency, so every instrument must be quoted in it. */
    public MatchingCore(FillModel fills, Currency cash, Collection<Instrument> instruments) {
        this(fills, cash, instruments, null);
    }

    /** An exchange that tells each change at once instead of keeping it for {@link #drain()}: for a backtest, which stores nothing. */
    public MatchingCore(
            FillModel fills, Currency cash, Collection<Instrument> instruments, @Nullable MatchingListener listener) {
        this.changes = listener == null ? recorder : listener;
        this.fills = fills;
        this.cash = cash;
        if (instruments.stream().anyMatch(instrument -> !instrument.quote().equals(cash))) {
            throw new IllegalArgumentException("every instrument must be quoted in " + cash);
        }
        instruments.forEach(
                instrument -> markets.put(instrument.symbol(), new Market(new InstrumentScale(instrument))));
    }

    /** Puts stored state back: accounts, open orders in any order, and the last quotes with what is left of their offer. */
    public void restore(
            long lastSequence,
            Collection<AccountState> storedAccounts,
            Collection<OrderState> openOrders,
            Map<Symbol, OfferedQuote> quotes) {
        sequence = lastSequence;
        storedAccounts.forEach(state -> accounts.put(state.account(), AccountLedger.restored(state)));
        quotes.forEach((symbol, quote) -> market(symbol).show(quote));
        openOrders.stream()
                .sorted(Comparator.comparingLong(OrderState::triggeredAt)
                        .thenComparingLong(order -> order.terms().number()))
                .forEach(this::restore);
    }

    private void restore(OrderState order) {
        OrderTerms terms = order.terms();
        Market market = market(terms.symbol());
        AccountLedger ledger = ledger(terms.account());
        reserve(terms, ledger, market, order.reservedCash(), order.remaining());
        open.add(order);
        market.book().add(order);
    }

    /** Opens an account with its first cash; false when it exists, then nothing changes. */
    public boolean openAccount(UUID account, long startingCash) {
        if (accounts.containsKey(account)) {
            return false;
        }
        accounts.put(account, new AccountLedger(account, startingCash));
        changes.adjustment(new Adjustment(++sequence, account, Adjustment.Reason.OPENING, cash.code(), startingCash));
        return true;
    }

    /** Takes or refuses an order. The caller has made sure that its client order id was never used. */
    public PlaceOutcome place(OrderRequest request) {
        AccountLedger ledger = accounts.get(request.account());
        if (ledger == null) {
            return refused(RefusalCode.UNKNOWN_ACCOUNT, "no such account");
        }
        Market market = markets.get(request.symbol());
        if (market == null) {
            return refused(RefusalCode.UNKNOWN_SYMBOL, request.symbol() + " is not traded here");
        }
        OfferedQuote quote = market.quote();
        if (quote == null) {
            return refused(RefusalCode.NO_QUOTE, "there is no quote of " + request.symbol() + " yet");
        }
        Optional<Refusal> broken = OrderChecks.firstBroken(
                request, market.scale(), quote, open.count(request.account(), request.symbol()));
        if (broken.isPresent()) {
            return new PlaceOutcome.Refused(broken.get());
        }
        OrderTerms terms = OrderTerms.of(sequence + 1, request, market.scale());
        long needed = terms.side() == OrderSide.BUY ? cashNeeded(terms, market) : 0;
        Optional<Refusal> unfunded = terms.side() == OrderSide.BUY
                ? ledger.unpaid(needed)
                : ledger.undelivered(terms.symbol(), market.scale().baseUnits(terms.quantity()));
        if (unfunded.isPresent()) {
            return new PlaceOutcome.Refused(unfunded.get());
        }
        sequence = terms.number();
        return new PlaceOutcome.Accepted(accept(terms, ledger, market, needed));
    }

    /** Cancels an open order; empty when no open order has this id. */
    public Optional<OrderState> cancel(UUID account, String clientOrderId) {
        return open.find(account, clientOrderId).map(order -> end(order, EndReason.CANCELED_BY_CLIENT));
    }

    /** Back to the opening cash: open orders are cancelled, holdings vanish, each as a booked adjustment. */
    public void reset(UUID account) {
        AccountLedger ledger = ledger(account);
        open.of(account).forEach(order -> end(order, EndReason.ACCOUNT_RESET));
        long cashChange = ledger.startingCash() - ledger.cash();
        adjust(account, cash.code(), cashChange);
        markets.keySet().forEach(symbol -> adjust(account, symbol.base(), -ledger.held(symbol)));
        ledger.reset();
    }

    /** A new quote: triggers stops, then sells at the bid, then buys at the ask, each in price-time order. */
    public void quote(Symbol symbol, OfferedQuote quote) {
        quote(symbol, quote, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * A new quote that resting sell limits meet with less luck, for backtests: limits above {@code highestSell} and orders
     * numbered after {@code newestSell} are passed over.
     */
    public void quote(Symbol symbol, OfferedQuote quote, long highestSell, long newestSell) {
        Market market = market(symbol);
        market.show(quote);
        changes.quote(symbol);
        triggerStops(market);
        sellTriggered(market);
        sellResting(market, Math.min(market.touch(OrderSide.SELL), highestSell), newestSell);
        buyResting(market);
    }

    /** What changed since the last call; the caller owns it from now on. */
    public MatchingChanges drain() {
        return recorder.drain(sequence, accounts, markets);
    }

    public boolean hasAccount(UUID account) {
        return accounts.containsKey(account);
    }

    public Optional<OfferedQuote> lastQuote(Symbol symbol) {
        return Optional.ofNullable(market(symbol).quote());
    }

    public InstrumentScale scaleOf(Symbol symbol) {
        return market(symbol).scale();
    }

    /** The highest number given away; an order placed later has a higher one. */
    public long sequence() {
        return sequence;
    }

    /** The prices at which orders of the symbol rest; the object stays right as they change. */
    public RestingLevels resting(Symbol symbol) {
        return market(symbol).book();
    }

    /** Cash of an account, free and reserved together, in units of 0.00000001. */
    public long cashOf(UUID account) {
        return ledger(account).cash();
    }

    /** What an account holds of a symbol, free and reserved together, in units of 0.00000001. */
    public long heldBy(UUID account, Symbol symbol) {
        return ledger(account).held(symbol);
    }

    /** How many orders of the symbol were looked at since the start. */
    long examined(Symbol symbol) {
        return market(symbol).book().examined();
    }

    private OrderState accept(OrderTerms terms, AccountLedger ledger, Market market, long reserve) {
        reserve(terms, ledger, market, reserve, terms.quantity());
        OrderState order = OrderState.accepted(terms, reserve, ++sequence);
        changes.order(order);
        OrderState arrived = executeOnArrival(order, market);
        if (!arrived.status().isOpen()) {
            return arrived;
        }
        if (terms.timeInForce() == TimeInForce.IOC) {
            return end(arrived, EndReason.IOC_REMAINDER);
        }
        open.add(arrived);
        market.book().add(arrived);
        return arrived;
    }

    private static void reserve(OrderTerms terms, AccountLedger ledger, Market market, long cash, long steps) {
        if (terms.side() == OrderSide.BUY) {
            ledger.reserveCash(cash);
        } else {
            ledger.reserveHolding(terms.symbol(), market.scale().baseUnits(steps));
        }
    }

    private OrderState executeOnArrival(OrderState order, Market market) {
        OrderTerms terms = order.terms();
        long touch = market.touch(terms.side());
        return switch (terms.kind()) {
            case MARKET -> takeAtMarket(order, market, OrderLeg.WHOLE);
            case LIMIT -> {
                boolean marketable = terms.side() == OrderSide.BUY ? touch <= terms.limit() : touch >= terms.limit();
                yield marketable ? takeWithin(order, market) : order;
            }
            case STOP, OCO -> {
                if (touch <= terms.stop()) {
                    yield takeAtMarket(trigger(order), market, stopLeg(terms));
                }
                boolean marketable = terms.kind() == OrderKind.OCO && touch >= terms.limit();
                yield marketable ? fill(order, market, touch, OrderLeg.LIMIT, false, 0) : order;
            }
        };
    }

    private void triggerStops(Market market) {
        long bid = market.touch(OrderSide.SELL);
        OptionalLong next = market.book().nextStop(bid);
        while (next.isPresent()) {
            OrderState order = open.require(next.getAsLong());
            market.book().remove(order.terms());
            market.book().add(trigger(order));
            next = market.book().nextStop(bid);
        }
    }

    private void sellTriggered(Market market) {
        while (market.offered(OrderSide.SELL) > 0) {
            OptionalLong next = market.book().nextTriggered();
            if (next.isEmpty()) {
                return;
            }
            OrderState order = open.require(next.getAsLong());
            takeAtMarket(order, market, stopLeg(order.terms()));
        }
    }

    private void sellResting(Market market, long highest, long newest) {
        while (market.offered(OrderSide.SELL) > 0) {
            OptionalLong next = market.book().nextSell(highest, newest);
            if (next.isEmpty()) {
                return;
            }
            OrderState order = open.require(next.getAsLong());
            OrderLeg leg = order.terms().kind() == OrderKind.OCO ? OrderLeg.LIMIT : OrderLeg.WHOLE;
            fill(order, market, order.terms().limit(), leg, true, 0);
        }
    }

    private void buyResting(Market market) {
        long ask = market.touch(OrderSide.BUY);
        while (market.offered(OrderSide.BUY) > 0) {
            OptionalLong next = market.book().nextBuy(ask);
            if (next.isEmpty()) {
                return;
            }
            OrderState order = open.require(next.getAsLong());
            fill(order, market, order.terms().limit(), OrderLeg.WHOLE, true, 0);
        }
    }

    private OrderState trigger(OrderState order) {
        OrderState triggered = order.triggered(++sequence);
        open.replace(triggered);
        changes.order(triggered);
        return triggered;
    }

    private OrderState takeAtMarket(OrderState order, Market market, OrderLeg leg) {
        OrderSide side = order.terms().side();
        int slippage = market.slippageOf(side, order.remaining(), fills);
        return fill(order, market, fills.slipped(side, market.touch(side), slippage), leg, false, slippage);
    }

    /** An immediate-or-cancel limit is a market order with a bound (D-06): it slips as one, up to its limit. Others do not (C-21). */
    private OrderState takeWithin(OrderState order, Market market) {
        OrderTerms terms = order.terms();
        long touch = market.touch(terms.side());
        if (terms.timeInForce() == TimeInForce.GTC) {
            return fill(order, market, touch, OrderLeg.WHOLE, false, 0);
        }
        int slippage = market.slippageOf(terms.side(), order.remaining(), fills);
        long slipped = fills.slipped(terms.side(), touch, slippage);
        long price =
                terms.side() == OrderSide.BUY ? Math.min(slipped, terms.limit()) : Math.max(slipped, terms.limit());
        return fill(order, market, price, OrderLeg.WHOLE, false, slippage);
    }

    private OrderState fill(OrderState order, Market market, long price, OrderLeg leg, boolean maker, int slippageBps) {
        OrderTerms terms = order.terms();
        long steps = Math.min(order.remaining(), market.offered(terms.side()));
        if (steps == 0) {
            return order;
        }
        Trade trade = Trade.of(terms.side(), market.scale(), fills, price, steps);
        AccountLedger ledger = ledger(terms.account());
        if (terms.side() == OrderSide.BUY && trade.paid() - order.reservedCash() > ledger.freeCash()) {
            return end(order, EndReason.FUNDS_EXHAUSTED);
        }
        long reservedLeft = terms.side() == OrderSide.BUY
                ? bookPurchase(order, market.scale(), ledger, trade)
                : bookSale(terms, ledger, trade);
        market.take(terms.side(), steps);
        Execution execution = Execution.of(
                ++sequence,
                terms,
                trade,
                leg,
                price,
                maker,
                slippageBps,
                market.requiredQuote().marketTime());
        changes.execution(execution);
        OrderState executed = order.executed(execution, reservedLeft, ++sequence);
        changes.order(executed);
        if (executed.status().isOpen()) {
            open.replace(executed);
        } else {
            market.book().remove(terms);
            open.remove(terms);
        }
        return executed;
    }

    private long bookPurchase(OrderState order, InstrumentScale scale, AccountLedger ledger, Trade trade) {
        OrderTerms terms = order.terms();
        ledger.releaseCash(order.reservedCash());
        ledger.bought(terms.symbol(), trade.received(), trade.paid(), trade.feeInQuote());
        long rest = order.remaining() - trade.steps();
        long needed = Trade.of(OrderSide.BUY, scale, fills, terms.limit(), rest).paid();
        long left = Math.min(Math.max(0, order.reservedCash() - trade.paid()), needed);
        ledger.reserveCash(left);
        return left;
    }

    private static long bookSale(OrderTerms terms, AccountLedger ledger, Trade trade) {
        ledger.releaseHolding(terms.symbol(), trade.baseUnits());
        ledger.sold(terms.symbol(), trade.baseUnits(), trade.notional(), trade.fee());
        return 0;
    }

    private OrderState end(OrderState order, EndReason reason) {
        OrderTerms terms = order.terms();
        Market market = market(terms.symbol());
        AccountLedger ledger = ledger(terms.account());
        if (terms.side() == OrderSide.BUY) {
            ledger.releaseCash(order.reservedCash());
        } else {
            ledger.releaseHolding(terms.symbol(), market.scale().baseUnits(order.remaining()));
        }
        OrderState ended = order.canceled(reason, ++sequence);
        market.book().remove(terms);
        open.remove(terms);
        changes.order(ended);
        return ended;
    }

    private long cashNeeded(OrderTerms terms, Market market) {
        long price = terms.limit();
        if (terms.kind() == OrderKind.MARKET) {
            int slippage = market.slippageOf(OrderSide.BUY, terms.quantity(), fills);
            price = fills.slipped(OrderSide.BUY, market.touch(OrderSide.BUY), slippage);
        }
        return Trade.of(OrderSide.BUY, market.scale(), fills, price, terms.quantity())
                .paid();
    }

    private void adjust(UUID account, String asset, long amount) {
        if (amount != 0) {
            changes.adjustment(new Adjustment(++sequence, account, Adjustment.Reason.RESET, asset, amount));
        }
    }

    private static OrderLeg stopLeg(OrderTerms terms) {
        return terms.kind() == OrderKind.OCO ? OrderLeg.STOP : OrderLeg.WHOLE;
    }

    private Market market(Symbol symbol) {
        Market market = markets.get(symbol);
        if (market == null) {
            throw new IllegalStateException("no such market: " + symbol);
        }
        return market;
    }

    private AccountLedger ledger(UUID account) {
        AccountLedger ledger = accounts.get(account);
        if (ledger == null) {
            throw new IllegalStateException("no such account: " + account);
        }
        return ledger;
    }

    private static PlaceOutcome refused(RefusalCode code, String detail) {
        return new PlaceOutcome.Refused(new Refusal(code, detail));
    }
}
