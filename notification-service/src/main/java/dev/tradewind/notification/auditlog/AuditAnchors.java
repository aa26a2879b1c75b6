package dev.tradewind.notification.auditlog;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Signed copies of the chain's head, kept outside of the database (S10): one a minute in a file of the state folder and in the log. Whoever owns the
 * database can rewrite the whole chain so that it fits together again, but not so that it fits these.
 */
@ApplicationScoped
public class AuditAnchors {
    /** The head as it was at some time. {@code isGenuine} tells whether its signature is ours. */
    public record Anchor(long number, String hash, boolean isGenuine) {}

    private final TenantTx tx;
    private final InstantSource clock;
    private final AnchorKey key;
    private final Path file;

    AuditAnchors(TenantTx tx, InstantSource clock, Installation installation) {
        this.tx = tx;
        this.clock = clock;
        this.key = new AnchorKey(installation.stateDir().resolve("audit-anchor.key"));
        this.file = installation.stateDir().resolve("audit-heads.log");
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        try {
            anchor();
        } catch (RuntimeException failure) {
            Log.errorf(failure, "audit head not anchored, the next minute tries again");
        }
    }

    /** Writes the present head down, if it moved since the last time. */
    public synchronized void anchor() {
        String head = tx.system(
                "audit-anchor",
                sql -> sql.one(
                        "select number, hash from audit_head", row -> row.number("number") + " " + row.text("hash")));
        List<Anchor> known = read();
        boolean isNew = known.isEmpty()
                || !head.equals(known.getLast().number() + " " + known.getLast().hash());
        if (!isNew) {
            return;
        }
        String line = head + " " + clock.instant();
        String signed = line + " " + key.sign(line) + "\n";
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, signed, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
        Log.infof("audit head %s", signed.strip());
    }

    /** Everything written down, in the order it was written. */
    List<Anchor> read() {
        List<Anchor> anchors = new ArrayList<>();
        if (!Files.exists(file)) {
            return anchors;
        }
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                anchors.add(parse(line));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        return anchors;
    }

    private Anchor parse(String line) {
        String[] parts = line.split(" ");
        if (parts.length != 4) {
            return new Anchor(0, "", false);
        }
        String signed = parts[0] + " " + parts[1] + " " + parts[2];
        return new Anchor(Long.parseLong(parts[0]), parts[1], key.verifies(signed, parts[3]));
    }

    /** Hash that each anchored row must have; a line that is not ours asks for what no row can have. */
    TreeMap<Long, String> expected() {
        TreeMap<Long, String> expected = new TreeMap<>();
        for (Anchor anchor : read()) {
            String hash = anchor.isGenuine() ? anchor.hash() : "forged";
            expected.merge(anchor.number(), hash, (one, other) -> one.equals(other) ? one : "forged");
        }
        return expected;
    }
}
