package dev.tradewind.broker.lanes;

import dev.tradewind.broker.accounts.Holdings;
import dev.tradewind.broker.accounts.ValueAccount;
import dev.tradewind.broker.killswitch.KillListener;
import dev.tradewind.broker.killswitch.KillSweep;
import dev.tradewind.broker.killswitch.KillSwitches;
import dev.tradewind.broker.orders.application.AccountTx;
import dev.tradewind.broker.orders.application.Broker;
import dev.tradewind.broker.orders.application.Brokers;
import dev.tradewind.broker.orders.application.LeasedStores;
import dev.tradewind.broker.orders.application.OrderBookkeeping;
import dev.tradewind.broker.orders.application.OrderListener;
import dev.tradewind.broker.orders.application.OrderMeters;
import dev.tradewind.broker.orders.application.OrdersConfig;
import dev.tradewind.broker.orders.application.ReadFills;
import dev.tradewind.broker.orders.application.RunawayStop;
import dev.tradewind.broker.orders.application.TradingAccount;
import dev.tradewind.broker.orders.application.WorkOrders;
import dev.tradewind.broker.reconciliation.CompareBalances;
import dev.tradewind.broker.reconciliation.CompareOrders;
import dev.tradewind.broker.reconciliation.ReconcileAccount;
import dev.tradewind.broker.reconciliation.Strangers;
import dev.tradewind.engine.orders.OrderDesk;
import dev.tradewind.engine.orders.OrderIdPrefix;
import dev.tradewind.engine.orders.OrderStore;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.jobs.JobTicks;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Everything a lane is made of, put together anew for each lease that it wins. */
@Singleton
class LaneParts {
    private final TenantTx tx;
    private final Leases leases;
    private final JobTicks ticks;
    private final LeasedStores stores;
    private final Brokers brokers;
    private final OrderBookkeeping bookkeeping;
    private final RunawayStop runawayStop;
    private final KillSwitches killSwitches;
    private final Holdings holdings;
    private final ValueAccount valueAccount;
    private final EventLog events;
    private final OrderMeters meters;
    private final OrdersConfig config;
    private final Ids ids;
    private final InstantSource clock;
    private final Instance<OrderListener> groups;
    private final Instance<KillListener> killListeners;

    @Inject
    LaneParts(
            TenantTx tx,
            Leases leases,
            JobTicks ticks,
            LeasedStores stores,
            Brokers brokers,
            OrderBookkeeping bookkeeping,
            RunawayStop runawayStop,
            KillSwitches killSwitches,
            Holdings holdings,
            ValueAccount valueAccount,
            EventLog events,
            OrderMeters meters,
            OrdersConfig config,
            Ids ids,
            InstantSource clock,
            Instance<OrderListener> groups,
            Instance<KillListener> killListeners) {
        this.tx = tx;
        this.leases = leases;
        this.ticks = ticks;
        this.stores = stores;
        this.brokers = brokers;
        this.bookkeeping = bookkeeping;
        this.runawayStop = runawayStop;
        this.killSwitches = killSwitches;
        this.holdings = holdings;
        this.valueAccount = valueAccount;
        this.events = events;
        this.meters = meters;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.groups = groups;
        this.killListeners = killListeners;
    }

    /** What works one account under one lease. */
    record Hands(
            AccountTx tx,
            OrderDesk desk,
            WorkOrders orders,
            ReadFills fills,
            CompareOrders compareOrders,
            ReconcileAccount reconcile,
            KillSweep killSweep) {}

    Hands under(TradingAccount account, Lease lease) {
        AccountTx accountTx = new AccountTx(tx, leases, account, lease);
        Broker broker = brokers.of(account);
        OrderStore store = stores.under(accountTx);
        OrderDesk desk = new OrderDesk(store, broker.venue(account.id()), clock, lease.fence(), config.sendMargin());
        ReadFills fills = new ReadFills(accountTx, desk, broker);
        CompareOrders compareOrders = new CompareOrders(accountTx, desk, broker, fills);
        OrderIdPrefix prefix = new OrderIdPrefix(config.idPrefix(), config.restoreEpoch());
        ReconcileAccount reconcile = new ReconcileAccount(
                accountTx,
                broker,
                fills,
                compareOrders,
                new Strangers(accountTx, broker, events, prefix, clock),
                new CompareBalances(accountTx, holdings, events, meters, ids, clock),
                clock);
        return new Hands(
                accountTx,
                desk,
                new WorkOrders(accountTx, desk, store, fills, runawayStop, meters, config, clock),
                fills,
                compareOrders,
                reconcile,
                new KillSweep(accountTx, killSwitches, bookkeeping, list(groups), list(killListeners), clock));
    }

    Leases leases() {
        return leases;
    }

    JobTicks ticks() {
        return ticks;
    }

    OrdersConfig config() {
        return config;
    }

    ValueAccount valueAccount() {
        return valueAccount;
    }

    InstantSource clock() {
        return clock;
    }

    private static <T> List<T> list(Instance<T> beans) {
        return beans.stream().toList();
    }
}
