package dev.tradewind.kit.jobs;

import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Lease rows by the database clock (R15). */
@Singleton
public class Leases {
    private final TenantTx tx;
    private final UUID owner;

    @Inject
    public Leases(TenantTx tx) {
        this(tx, UUID.randomUUID());
    }

    /** {@code owner} names this process; a restarted process is another owner. */
    public Leases(TenantTx tx, UUID owner) {
        this.tx = tx;
        this.owner = owner;
    }

    /** Takes a free or ended lease; also renews an own one. Empty if somebody else holds it. */
    public Optional<Lease> acquire(String name, Duration life) {
        long asked = System.nanoTime();
        return tx.system(
                "lease " + name,
                sql -> sql.find(
                        """
                        insert into lease as l (name, owner, fence, until) values ($1, $2, 1, clock_timestamp() + $3::interval)
                        on conflict (name) do update set
                          owner = excluded.owner,
                          fence = case when l.owner = excluded.owner and l.until > clock_timestamp() then l.fence else l.fence + 1 end,
                          until = excluded.until
                        where l.owner = excluded.owner or l.until <= clock_timestamp()
                        returning fence""", row -> new Lease(name, owner, row.number("fence"), life, asked), name, owner, life));
    }

    /** Prolongs a lease that is still ours. */
    public Optional<Lease> renew(Lease lease) {
        long asked = System.nanoTime();
        return tx.system(
                "lease " + lease.name(),
                sql -> sql.find(
                        """
                        update lease set until = clock_timestamp() + $4::interval
                        where name = $1 and owner = $2 and fence = $3 and until > clock_timestamp() returning fence""",
                        row -> new Lease(lease.name(), lease.owner(), lease.fence(), lease.life(), asked),
                        lease.name(),
                        lease.owner(),
                        lease.fence(),
                        lease.life()));
    }

    /** Gives a lease back before its time. */
    public void release(Lease lease) {
        tx.runSystem(
                "lease " + lease.name(),
                sql -> sql.update(
                        "update lease set until = clock_timestamp() where name = $1 and owner = $2 and fence = $3",
                        lease.name(),
                        lease.owner(),
                        lease.fence()));
    }

    /** Inside a transaction: holds the lease row and fails if the lease is no longer ours. The row stays locked until the commit. */
    public void fence(Sql sql, Lease lease) {
        boolean isHeld = sql.find("""
                        select 1 as held from lease
                        where name = $1 and owner = $2 and fence = $3 and until > clock_timestamp() for share""", row -> row.integer("held"), lease.name(), lease.owner(), lease.fence())
                .isPresent();
        if (!isHeld) {
            throw new LeaseLost(lease.name());
        }
    }

    /** The lease ended or somebody else holds it; nothing of the transaction may stand. */
    public static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost(String name) {
            super("lease lost: " + name);
        }
    }
}
