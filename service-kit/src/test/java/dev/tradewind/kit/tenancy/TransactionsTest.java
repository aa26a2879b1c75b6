package dev.tradewind.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.Kit;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource.TestPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
    @TempDir
    static Path folder;

    static TestPostgres postgres;
    static Kit kit;
    static TenantTx tx;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start(folder);
        kit = new Kit("probe", postgres.service("probe"), 3, Map.of());
        tx = kit.tx();
    }

    @AfterAll
    static void stop() {
        kit.close();
        postgres.close();
    }

    private static void note(UUID user, UUID id) {
        tx.run(user, sql -> sql.update("insert into note (user_id, id, text) values ($1, $2, 'x')", user, id));
    }

    @Test
    void s1NeighboursSeeAndTouchNothing() {
        UUID owner = UUID.randomUUID();
        UUID neighbour = UUID.randomUUID();
        note(owner, UUID.randomUUID());
        assertThat(count(owner)).isEqualTo(1);
        assertThat(count(neighbour)).isZero();
        assertThat(tx.<Integer>as(neighbour, sql -> sql.update("update note set text = 'y'")))
                .isZero();
        assertThat(tx.<Integer>as(neighbour, sql -> sql.update("delete from note")))
                .isZero();
        assertThatThrownBy(() -> tx.run(
                        neighbour,
                        sql -> sql.update(
                                "insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        SqlFailure.class,
                        failure -> assertThat(failure.isForbidden()).isTrue());
        assertThat(tx.<Long>nobody(sql -> sql.one("select count(*) as n from note", row -> row.number("n"))))
                .isZero();
        assertThatThrownBy(() -> tx.nobody(sql -> sql.update("truncate note"))).isInstanceOf(SqlFailure.class);
    }

    private static long count(UUID user) {
        return tx.as(user, sql -> sql.one("select count(*) as n from note", row -> row.number("n")));
    }

    @Test
    void s1APooledConnectionCarriesNothingOver() {
        UUID owner = UUID.randomUUID();
        note(owner, UUID.randomUUID());
        for (int i = 0; i < 30; i++) {
            assertThat(count(owner)).isPositive();
            Map<String, String> left = tx.nobody(sql -> sql.one(
                    "select coalesce(current_setting('app.user_id', true), '') as tenant, current_user::text as role",
                    row -> Map.of("tenant", row.text("tenant"), "role", row.text("role"))));
            assertThat(left).containsEntry("tenant", "").containsEntry("role", "probe_app");
            assertThat(tx.<String>system(
                            "look", sql -> sql.one("select current_user::text as role", row -> row.text("role"))))
                    .isEqualTo("probe_worker");
            assertThatThrownBy(() -> tx.as(owner, sql -> {
                        throw new IllegalArgumentException("work failed");
                    }))
                    .hasMessage("work failed");
        }
    }

    @Test
    void failuresRollBackEverything() {
        UUID owner = UUID.randomUUID();
        AtomicInteger told = new AtomicInteger();
        assertThatThrownBy(() -> tx.run(owner, sql -> {
                    sql.update("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                    sql.afterCommit(told::incrementAndGet);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(count(owner)).isZero();
        assertThat(told).hasValue(0);
        tx.run(owner, sql -> sql.afterCommit(told::incrementAndGet));
        assertThat(told).hasValue(1);
    }

    @Test
    void aSwallowedFailureCannotLookLikeACommit() {
        UUID owner = UUID.randomUUID();
        assertThatThrownBy(() -> tx.run(owner, sql -> {
                    sql.update("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                    try {
                        sql.update("select 1/0");
                    } catch (SqlFailure swallowed) {
                        assertThat(swallowed.state()).isEqualTo("22012");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count(owner)).isZero();
    }

    @Test
    void whatWasSentWithoutWaitingFailsBeforeTheCommit() {
        UUID owner = UUID.randomUUID();
        UUID taken = UUID.randomUUID();
        note(owner, taken);
        assertThatThrownBy(() -> tx.run(owner, sql -> {
                    sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                    sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, taken);
                    sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                }))
                .isInstanceOfSatisfying(
                        SqlFailure.class, failure -> assertThat(failure.state()).isEqualTo("23505"));
        assertThat(count(owner)).isEqualTo(1);

        tx.run(owner, sql -> {
            sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
            sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
        });
        assertThat(count(owner)).isEqualTo(3);
    }

    @Test
    void questionsAskedTogetherAreAnsweredInTheOrderOfTheirStatements() {
        UUID owner = UUID.randomUUID();
        String query = "select count(*) as n from note where user_id = $1";
        List<Long> counts = tx.as(owner, sql -> {
            Supplier<List<Long>> before = sql.ask(query, row -> row.number("n"), owner);
            sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
            Supplier<List<Long>> after = sql.ask(query, row -> row.number("n"), owner);
            return List.of(
                    after.get().getFirst(), before.get().getFirst(), after.get().getFirst());
        });
        assertThat(counts).containsExactly(1L, 0L, 1L);
    }

    @Test
    void aQuestionThatFailsIsNeverACommitEvenIfNobodyLooksAtItsAnswer() {
        UUID owner = UUID.randomUUID();
        assertThatThrownBy(() -> tx.run(owner, sql -> {
                    sql.send("insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                    sql.ask("select 1 / (select count(*) from note where text = $1) as n", row -> 1, "none has this");
                }))
                .isInstanceOfSatisfying(
                        SqlFailure.class, failure -> assertThat(failure.state()).isEqualTo("22012"));
        assertThat(count(owner)).isZero();
    }

    @Test
    void aRefusedLastStatementIsARollbackAndSaysWhy() {
        UUID owner = UUID.randomUUID();
        UUID taken = UUID.randomUUID();
        note(owner, taken);
        AtomicInteger told = new AtomicInteger();
        for (int i = 0; i < 10; i++) { // more often than there are connections
            assertThatThrownBy(() -> tx.run(owner, sql -> {
                        sql.afterCommit(told::incrementAndGet);
                        sql.update(
                                "insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                        sql.sendLast(
                                "insert into note (user_id, id, text) values ($1, $2, 'x') returning id",
                                row -> row.uuid("id"),
                                owner,
                                taken);
                    }))
                    .isInstanceOfSatisfying(
                            SqlFailure.class,
                            failure -> assertThat(failure.state()).isEqualTo("23505"));
        }
        assertThat(count(owner)).isEqualTo(1);
        assertThat(told).hasValue(0);
    }

    @Test
    void aTransactionInsideATransactionIsRefused() {
        UUID owner = UUID.randomUUID();
        assertThatThrownBy(() -> tx.run(owner, sql -> tx.run(owner, inner -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open on this thread already");
        assertThat(count(owner)).isZero();
    }

    @Test
    void anEventLoopThreadIsRefusedWithAClearMessage() {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
        vertx.runOnContext(unused -> {
            try {
                tx.nobody(sql -> 1);
                seen.complete(new AssertionError("was let through"));
            } catch (RuntimeException refused) {
                seen.complete(refused);
            }
        });
        assertThat(seen.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("@RunOnVirtualThread");
        vertx.close();
    }

    @Test
    void theDatabaseHandleIsDeadAfterTheTransaction() {
        Sql[] kept = new Sql[1];
        tx.nobody(sql -> kept[0] = sql);
        assertThatThrownBy(() -> kept[0].update("select 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("over");
    }

    @Test
    void everyTypeSurvivesTheRoundTrip() {
        Instant at = Instant.parse("2026-11-21T12:00:00.123456Z");
        UUID a = UUID.randomUUID();
        JsonNode tree =
                Json.of(Map.of("price", new BigDecimal("65000.100000000000001"), "n", 3, "list", List.of(1, "b")));
        BigDecimal amount = new BigDecimal("1234567890123456.123456789012");
        tx.nobody(sql -> {
            sql.update(
                    "insert into every_type (id, amount, at, is_good, big, code, tree, ids, words, raw) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
                    1,
                    amount,
                    at,
                    true,
                    Long.MAX_VALUE,
                    Thread.State.RUNNABLE,
                    tree,
                    List.of(a),
                    new String[] {"x", "y"},
                    new byte[] {1, 2});
            sql.update(
                    "insert into every_type (id, amount, tree, ids) values ($1, $2, $3, $4)",
                    2,
                    new BigDecimal("1E+3"),
                    null,
                    List.of());
            sql.batch(
                    "insert into every_type (id, amount, code) values ($1, $2, $3)",
                    List.of(new Object[] {3, null, "p"}, new Object[] {4, BigDecimal.ONE, null}));
            return 0;
        });
        tx.nobody(sql -> {
            sql.one(
                    "select * from every_type where id = $1",
                    row -> {
                        assertThat(row.decimal("amount")).isEqualByComparingTo(amount);
                        assertThat(row.instant("at")).isEqualTo(at);
                        assertThat(row.bool("is_good")).isTrue();
                        assertThat(row.number("big")).isEqualTo(Long.MAX_VALUE);
                        assertThat(row.constant("code", Thread.State.class)).isEqualTo(Thread.State.RUNNABLE);
                        assertThat(row.json("tree").path("price").asText()).isEqualTo("65000.100000000000001");
                        assertThat(row.json("tree").path("list").size()).isEqualTo(2);
                        assertThat(row.uuids("ids")).containsExactly(a);
                        assertThat(row.texts("words")).containsExactly("x", "y");
                        assertThat(row.bytes("raw")).containsExactly(1, 2);
                        return 0;
                    },
                    1);
            sql.one(
                    "select * from every_type where id = $1",
                    row -> {
                        assertThat(row.decimal("amount")).isEqualByComparingTo("1000");
                        assertThat(row.instant("at")).isNull();
                        assertThat(row.json("tree")).isNull();
                        assertThat(row.has("tree")).isFalse();
                        assertThat(row.text("code")).isNull();
                        assertThat(row.uuids("ids")).isEmpty();
                        assertThat(row.numberOr("big", 7)).isEqualTo(7);
                        assertThatThrownBy(() -> row.number("big")).isInstanceOf(IllegalStateException.class);
                        return 0;
                    },
                    2);
            assertThat(sql.list(
                            "select id from every_type where id = any($1) order by id",
                            row -> row.integer("id"),
                            List.of(1, 4)))
                    .containsExactly(1, 4);
            assertThat(sql.list(
                            "select id from every_type where at = any($1) and big = any($2) and amount = any($3)",
                            row -> row.integer("id"),
                            List.of(at),
                            List.of(Long.MAX_VALUE),
                            List.of(amount)))
                    .containsExactly(1);
            for (String column : List.of("id", "amount", "at", "big", "code")) {
                assertThat(sql.list(
                                "select id from every_type where " + column + " = any($1)",
                                row -> row.integer("id"),
                                List.of()))
                        .isEmpty();
            }
            assertThat(sql.<String>one(
                            "select sum(amount) as s, count(*) as n, avg(amount)::float8 as f from every_type where id > $1",
                            row -> {
                                assertThat(row.statistic("f")).isPositive();
                                return row.decimal("s").toPlainString() + "/" + row.number("n");
                            },
                            2))
                    .isEqualTo("1.000000000000/2");
            assertThat(sql.<String>one(
                            "select $1::jsonb #>> '{a,0}' as v, $2::interval as i",
                            row -> row.text("v"),
                            Json.of(Map.of("a", List.of("deep"))),
                            Duration.ofMillis(1500)))
                    .isEqualTo("deep");
            return 0;
        });
    }

    @Test
    void r19ATableThatGrowsUnderAPreparedStatementFailsOnceAtMostPerConnection() throws Exception {
        try (Kit other = new Kit("probe", postgres.service("probe"), 1, Map.of())) {
            String query = "select * from every_type where id = $1";
            assertThat(other.tx()
                            .<Integer>nobody(sql -> sql.list(query, row -> 1, 1).size()))
                    .isNotNegative();
            try (var superuser = postgres.setup().superuser("tradewind_probe");
                    var statement = superuser.createStatement()) {
                statement.execute("alter table every_type add column extra_" + System.nanoTime() + " text");
            }
            assertThatThrownBy(() -> other.tx().nobody(sql -> sql.list(query, row -> 1, 1)))
                    .isInstanceOf(StalePlan.class);
            assertThat(other.tx()
                            .<Integer>nobody(sql -> sql.list(query, row -> 1, 1).size()))
                    .isNotNegative();
        }
    }

    @Test
    void uniqueViolationsNameTheirConstraint() {
        UUID owner = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        note(owner, id);
        assertThatThrownBy(() -> note(owner, id))
                .isInstanceOfSatisfying(
                        SqlFailure.class,
                        failure -> assertThat(failure.isUniqueViolation("note_pkey"))
                                .isTrue());
    }

    @Test
    void twoWritersOfOneRowTakeTurns() throws Exception {
        UUID owner = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        tx.run(owner, sql -> sql.update("insert into note (user_id, id, text) values ($1, $2, '0')", owner, id));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 10; i++) {
                    tx.run(owner, sql -> {
                        int n = Integer.parseInt(sql.one(
                                "select text from note where user_id = $1 and id = $2 for update",
                                row -> row.text("text"),
                                owner,
                                id));
                        sql.update(
                                "update note set text = $3 where user_id = $1 and id = $2",
                                owner,
                                id,
                                Integer.toString(n + 1));
                    });
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(tx.<String>as(
                        owner,
                        sql -> sql.one(
                                "select text from note where user_id = $1 and id = $2",
                                row -> row.text("text"),
                                owner,
                                id)))
                .isEqualTo("80");
    }

    @Test
    void cancelWhileWaitingLeavesThePoolWhole() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        java.util.Random random = new java.util.Random(seed);
        UUID owner = UUID.randomUUID();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double seconds = random.nextInt(1, 120) / 1000.0;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    tx.run(owner, sql -> {
                        sql.list("select pg_sleep($1)", row -> 0, seconds);
                        sql.update(
                                "insert into note (user_id, id, text) values ($1, $2, 'x')", owner, UUID.randomUUID());
                    });
                } catch (Interrupted | DatabaseUnavailable expected) {
                    assertThat(expected).isNotNull();
                }
            }));
        }
        for (Thread thread : threads) {
            java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(1_000_000, 15_000_000));
            thread.interrupt();
        }
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(20))).as("seed " + seed).isTrue();
        }
        // all three connections can be used at the same time
        List<CompletableFuture<Integer>> together = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Integer> done = new CompletableFuture<>();
            together.add(done);
            Thread.ofVirtual()
                    .start(() -> done.complete(tx.nobody(sql -> {
                        inside.incrementAndGet();
                        Eventually.within(
                                Duration.ofSeconds(10), "three inside, seed " + seed, () -> inside.get() == 3);
                        return sql.one("select 1 as one", row -> row.integer("one"));
                    })));
        }
        for (CompletableFuture<Integer> done : together) {
            assertThat(done.get(15, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatGoesAwayIsUnavailableAndComesBack() throws Exception {
        UUID owner = UUID.randomUUID();
        try (Kit other = new Kit("probe", postgres.service("probe"), 2, Map.of())) {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    outcome.complete(other.tx().as(owner, sql -> sql.list("select pg_sleep(20)", row -> 0)));
                } catch (RuntimeException failure) {
                    outcome.complete(failure);
                }
            });
            try (var superuser = postgres.setup().superuser("postgres");
                    var statement = superuser.createStatement()) {
                Eventually.within(Duration.ofSeconds(10), "the sleeper is seen and ended", () -> {
                    try (var rows = statement.executeQuery(
                            "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(20)%' and state = 'active'")) {
                        return rows.next();
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
            assertThat(get(outcome)).isInstanceOf(DatabaseUnavailable.class);
            assertThat(other.tx().isReachable()).isTrue();
        }
    }

    private static Object get(CompletableFuture<Object> future) throws InterruptedException, ExecutionException {
        try {
            return future.get(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            return late;
        }
    }
}
