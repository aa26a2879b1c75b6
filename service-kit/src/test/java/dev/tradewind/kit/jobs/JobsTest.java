package dev.tradewind.kit.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kit.Kit;
import dev.tradewind.kit.idempotency.Idempotency;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R15, R16 and D-20: leases, ticks and idempotency keys. */
class JobsTest {
    @TempDir
    static Path folder;

    static TestPostgres postgres;
    static Kit kit;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start(folder);
        kit = new Kit("probe", postgres.service("probe"), 8, Map.of());
    }

    @AfterAll
    static void stop() {
        kit.close();
        postgres.close();
    }

    private static Leases replica() {
        return new Leases(kit.tx(), UUID.randomUUID());
    }

    @Test
    void r15OneReplicaHoldsALeaseAndTheFenceGrowsWithEachOwner() {
        Leases a = replica();
        Leases b = replica();
        Lease first = a.acquire("account-1", Duration.ofSeconds(30)).orElseThrow();
        assertThat(b.acquire("account-1", Duration.ofSeconds(30))).isEmpty();
        assertThat(a.renew(first).orElseThrow().fence()).isEqualTo(first.fence());
        a.release(first);
        Lease second = b.acquire("account-1", Duration.ofSeconds(30)).orElseThrow();
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(a.renew(first)).isEmpty();
        kit.tx().nobody(sql -> {
            b.fence(sql, second);
            return 0;
        });
        assertThatThrownBy(() -> kit.tx().nobody(sql -> {
                    a.fence(sql, first);
                    return 0;
                }))
                .isInstanceOf(Leases.LeaseLost.class);
    }

    @Test
    void r15ALeaseEndsByItselfAndTheSleeperIsFencedOff() {
        Leases a = replica();
        Leases b = replica();
        Lease slept = a.acquire("account-2", Duration.ofMillis(300)).orElseThrow();
        Lease[] taken = new Lease[1];
        Eventually.within(Duration.ofSeconds(5), "the lease ends", () -> {
            taken[0] = b.acquire("account-2", Duration.ofSeconds(30)).orElse(null);
            return taken[0] != null;
        });
        assertThat(slept.isUsable()).isFalse();
        assertThat(taken[0].fence()).isEqualTo(slept.fence() + 1);
        assertThatThrownBy(() -> kit.tx().nobody(sql -> {
                    a.fence(sql, slept);
                    return 0;
                }))
                .isInstanceOf(Leases.LeaseLost.class);
    }

    @Test
    void r16OneOfManyReplicasWinsATick() throws Exception {
        AtomicInteger won = new AtomicInteger();
        List<Thread> replicas = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            replicas.add(Thread.ofVirtual().start(() -> {
                if (new JobTicks(kit.tx()).win("monitor", Duration.ofHours(1))) {
                    won.incrementAndGet();
                }
            }));
        }
        for (Thread replica : replicas) {
            replica.join();
        }
        assertThat(won.get()).isBetween(1, 2); // two only if the hour changed in between
    }

    @Test
    void r16MissedTicksAreRecorded() {
        JobTicks ticks = new JobTicks(kit.tx());
        long tick = ticks.winTick("fills", Duration.ofHours(1)).orElseThrow();
        kit.tx()
                .runSystem(
                        "pretend it ran four hours ago",
                        sql -> sql.update("update job_tick set tick = tick - 4 where job = 'fills'"));
        long next = ticks.winTick("fills", Duration.ofHours(1)).orElseThrow();
        assertThat(next).isEqualTo(tick);
        long missed = kit.tx()
                .system(
                        "look",
                        sql -> sql.one(
                                "select missed from job_tick where job = 'fills' and tick = $1",
                                row -> row.number("missed"),
                                next));
        assertThat(missed).isEqualTo(3);
        ticks.finished("fills", next, "7 orders");
        assertThat(ticks.prune(Duration.ofDays(1))).isZero();
    }

    @Test
    void d20TheSameKeyGivesTheStoredAnswerAndAnotherBodyIsRefused() throws Exception {
        Idempotency idempotency = new Idempotency(kit.tx(), new Json());
        UUID user = UUID.randomUUID();
        AtomicInteger worked = new AtomicInteger();
        List<Thread> clicks = new ArrayList<>();
        List<Idempotency.Answer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            clicks.add(Thread.ofVirtual()
                    .start(() -> answers.add(kit.tx()
                            .as(
                                    user,
                                    sql -> idempotency.once(
                                            sql,
                                            user,
                                            "close",
                                            "key-1",
                                            Map.of("percent", 50),
                                            () -> new Idempotency.Answer(
                                                    202, Json.of(Map.of("n", worked.incrementAndGet()))))))));
        }
        for (Thread click : clicks) {
            click.join();
        }
        assertThat(worked).hasValue(1);
        assertThat(answers).hasSize(8).containsOnly(new Idempotency.Answer(202, Json.of(Map.of("n", 1))));
        assertThatThrownBy(() -> kit.tx()
                        .as(
                                user,
                                sql -> idempotency.once(
                                        sql, user, "close", "key-1", Map.of("percent", 100), () -> answers.getFirst())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(422));
        UUID other = UUID.randomUUID();
        kit.tx()
                .as(
                        other,
                        sql -> idempotency.once(
                                sql,
                                other,
                                "close",
                                "key-1",
                                Map.of("percent", 50),
                                () -> new Idempotency.Answer(202, Json.of(Map.of("n", worked.incrementAndGet())))));
        assertThat(worked).hasValue(2);
        assertThat(idempotency.prune()).isZero();
    }

    @Test
    void d20WorkOutsideATransactionIsDoneOnceToo() {
        Idempotency idempotency = new Idempotency(kit.tx(), new Json());
        UUID user = UUID.randomUUID();
        assertThatThrownBy(() -> idempotency.onceOutside(user, "order", "k", "body", () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        Idempotency.Answer first =
                idempotency.onceOutside(user, "order", "k", "body", () -> new Idempotency.Answer(200, Json.of("done")));
        assertThat(idempotency.onceOutside(
                        user, "order", "k", "body", () -> new Idempotency.Answer(500, Json.of("again"))))
                .isEqualTo(first);
        assertThatThrownBy(() -> idempotency.onceOutside(user, "order", "k", "other", () -> first))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> idempotency.onceOutside(user, "order", " ", "body", () -> first))
                .isInstanceOf(ProblemException.class);
    }
}
