package dev.tradewind.strategy.marketdata;

import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.marketdata.imports.CandleImporter;
import dev.tradewind.strategy.marketdata.imports.ImportLimits;
import dev.tradewind.strategy.marketdata.imports.ImportRefused;
import dev.tradewind.strategy.marketdata.imports.ImportedFile;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries out imports one after the other, so that memory is needed for one. A lease makes one replica do it; after a crash the next
 * owner begins the unfinished import anew, since nothing of it stands before it is whole.
 */
@Singleton
public class ImportJob {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(10);
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    /** A file whose import did not live to its end so often is not tried again: it may be what ends it. */
    private static final int MOST_STARTS = 3;

    private final CandleImports imports;
    private final Uploads uploads;
    private final CandleStore store;
    private final TenantTx tx;
    private final Leases leases;
    private final MarketdataConfig config;
    private final UnusedFiles unused;
    private final Semaphore news = new Semaphore(0);

    /** Imports that this process has counted as begun. */
    private final Set<UUID> begunHere = new HashSet<>();

    private @Nullable Thread thread;

    ImportJob(
            CandleImports imports,
            Uploads uploads,
            CandleStore store,
            TenantTx tx,
            Leases leases,
            MarketdataConfig config,
            UnusedFiles unused) {
        this.imports = imports;
        this.uploads = uploads;
        this.store = store;
        this.tx = tx;
        this.leases = leases;
        this.config = config;
        this.unused = unused;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("candle-imports").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** An import was queued. */
    public void wake() {
        news.release();
    }

    private void loop() {
        long tidiedAt = System.nanoTime() - TIDY_EVERY.toNanos();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (System.nanoTime() - tidiedAt >= TIDY_EVERY.toNanos()) {
                    tidiedAt = System.nanoTime();
                    unused.delete();
                }
                while (runOldest()) {
                    Log.debug("looking for the next import");
                }
                news.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                Log.warnf("imports have to wait reason=%s", failure.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Carries out the oldest waiting import; false when there is none or another replica is at it. */
    private boolean runOldest() throws IOException {
        if (tx.system("find candle import", imports::oldestWaiting).isEmpty()) {
            return false;
        }
        Optional<Lease> lease = leases.acquire("candle-imports", LEASE);
        if (lease.isEmpty()) {
            return false;
        }
        try {
            Optional<CandleImports.Waiting> job = tx.system("find candle import", imports::oldestWaiting);
            if (job.isPresent()) {
                run(job.get(), new Progress(job.get(), lease.get()));
            }
            return job.isPresent();
        } finally {
            leases.release(lease.get());
        }
    }

    private void run(CandleImports.Waiting job, Progress progress) throws IOException {
        ImportDescription description = tx.as(job.user(), sql -> imports.description(sql, job));
        Path file = uploads.file(job.id());
        if (!Files.isRegularFile(file)) {
            fail(job, "UPLOAD_LOST", "The uploaded file is gone; send it again.", null);
            return;
        }
        if (begunHere.add(job.id()) && tx.as(job.user(), sql -> imports.start(sql, job)) > MOST_STARTS) {
            Log.errorf("import given up after %d starts id=%s", MOST_STARTS, job.id());
            fail(job, "IMPORT_FAILED", "The service ended " + MOST_STARTS + " times while it read the file.", null);
            return;
        }
        ImportedFile imported;
        try {
            imported = new CandleImporter(store.folder(), new ImportLimits(config.maxBars(), config.maxUploadBytes()))
                    .run(file, description.options(), progress::tell);
        } catch (IOException | RuntimeException failure) {
            if (failure.equals(progress.failure) || Thread.currentThread().isInterrupted()) {
                throw failure; // not the file's fault: begun anew when the trouble is over
            }
            Log.errorf(failure, "import failed id=%s", job.id());
            fail(job, "IMPORT_FAILED", "The file could not be read or written on our side; try again.", null);
            return;
        }
        CandleQualityView quality = QualityViews.of(imported, description.timeZone());
        Optional<ImportRefused> refusal = imported.refusal();
        if (refusal.isPresent()) {
            fail(job, refusal.get().code().name(), refusal.get().detail(), quality);
            return;
        }
        tx.run(job.user(), sql -> imports.done(sql, job, description, imported, quality));
        over(job);
        Log.infof(
                "candles imported userId=%s symbol=%s bars=%d",
                job.user(), description.symbol(), imported.report().bars());
    }

    private void fail(CandleImports.Waiting job, String code, String detail, @Nullable CandleQualityView quality) {
        tx.run(job.user(), sql -> imports.failed(sql, job, code, detail, quality));
        over(job);
        Log.infof("import refused userId=%s code=%s", job.user(), code);
    }

    private void over(CandleImports.Waiting job) {
        uploads.delete(job.id());
        begunHere.remove(job.id());
    }

    /** Tells how far it is about once a second and keeps the lease. */
    private final class Progress {
        private final CandleImports.Waiting job;
        private Lease lease;
        private long toldAt;
        private @Nullable RuntimeException failure;

        Progress(CandleImports.Waiting job, Lease lease) {
            this.job = job;
            this.lease = lease;
            this.toldAt = System.nanoTime() - TELL_EVERY.toNanos();
        }

        void tell(double part) {
            long now = System.nanoTime();
            if (now - toldAt < TELL_EVERY.toNanos()) {
                return;
            }
            toldAt = now;
            try {
                if (lease.isDueForRenewal()) {
                    lease = leases.renew(lease)
                            .orElseThrow(() -> new IllegalStateException("another replica took over the import"));
                }
                tx.run(job.user(), sql -> imports.running(sql, job, part));
            } catch (RuntimeException failed) {
                failure = failed;
                throw failed;
            }
        }
    }
}
