package dev.tradewind.risk.pretrade;

import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks at waiting signals again, each second. Any replica may: each signal is taken under its account's lock. */
@Singleton
class LookAgain {
    private final TenantTx tx;
    private final HeldSignals held;
    private final DecidePlan decide;

    LookAgain(TenantTx tx, HeldSignals held, DecidePlan decide) {
        this.tx = tx;
        this.held = held;
        this.decide = decide;
    }

    @Scheduled(every = "1s", identity = "held-signals", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            run();
        } catch (RuntimeException failure) {
            Log.warnf("held signals not looked at reason=%s", failure.toString());
        }
    }

    /** One round over everything that waits; one failing signal does not stop the others. */
    void run() {
        List<HeldSignals.Waiting> waiting = tx.system("held-signals", held::waiting);
        for (HeldSignals.Waiting signal : waiting) {
            try {
                tx.run(signal.user(), sql -> decide.lookAgain(sql, signal));
            } catch (RuntimeException failure) {
                Log.warnf(
                        "held signal not decided signalId=%s userId=%s reason=%s",
                        signal.signal(), signal.user(), failure.toString());
            }
        }
    }
}
