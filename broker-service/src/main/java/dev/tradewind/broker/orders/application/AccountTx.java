package dev.tradewind.broker.orders.application;

import dev.tradewind.engine.orders.OrderStore;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import java.util.function.Consumer;
import java.util.function.Function;

/** Transactions of one account's user; writes commit only while the account's lease is ours (R15). */
public final class AccountTx {
    private final TenantTx tx;
    private final Leases leases;
    private final TradingAccount account;
    private volatile Lease lease;

    public AccountTx(TenantTx tx, Leases leases, TradingAccount account, Lease lease) {
        this.tx = tx;
        this.leases = leases;
        this.account = account;
        this.lease = lease;
    }

    public TradingAccount account() {
        return account;
    }

    public long fence() {
        return lease.fence();
    }

    public <T> T read(Function<Sql, T> work) {
        prolong();
        return tx.as(account.userId(), work);
    }

    /** The lease row stays locked until the commit, so nobody can take it over in between. */
    public <T> T write(Function<Sql, T> work) {
        prolong();
        if (!lease.isUsable()) {
            throw new OrderStore.LeaseLost("lease of account " + account.id() + " has run out");
        }
        try {
            return tx.as(account.userId(), sql -> {
                leases.fence(sql, lease);
                return work.apply(sql);
            });
        } catch (Leases.LeaseLost lost) {
            throw new OrderStore.LeaseLost(lost.toString());
        }
    }

    /** Gives the lease back before its time. */
    public void release() {
        leases.release(lease);
    }

    /** Between any two steps, so that a long pass over a slow broker keeps the lease while it gets on. */
    private void prolong() {
        if (lease.isDueForRenewal()) {
            lease = leases.renew(lease)
                    .orElseThrow(() ->
                            new OrderStore.LeaseLost("lease of account " + account.id() + " was not renewed in time"));
        }
    }

    public void writing(Consumer<Sql> work) {
        write(sql -> {
            work.accept(sql);
            return Boolean.TRUE;
        });
    }
}
