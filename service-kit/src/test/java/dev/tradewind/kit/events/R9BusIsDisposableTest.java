package dev.tradewind.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.NatsTestServer;
import dev.tradewind.kit.testing.PostgresTestResource.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R9: NATS that is absent, killed or wiped costs time, never a fact, and no fact has its effect twice. */
class R9BusIsDisposableTest {
    @TempDir
    Path folder;

    private static final class Adding extends EventConsumer {
        final AtomicInteger applied = new AtomicInteger();

        @Override
        public String producer() {
            return "probe";
        }

        @Override
        public Map<String, EventHandler> handlers() {
            return Map.of("probe.thing.done.v1", (sql, event) -> {
                sql.update("""
                        insert into total (user_id, sum, times) values ($1, $2, 1)
                        on conflict (user_id) do update set sum = total.sum + excluded.sum, times = total.times + 1""", event.user(), event.data().path("n").asInt());
                sql.afterCommit(applied::incrementAndGet);
            });
        }
    }

    @Test
    void aKilledAndWipedBusLosesAndDoublesNothing() throws Exception {
        assumeTrue(NatsTestServer.program().isPresent(), "no nats-server on this machine");
        try (TestPostgres postgres = TestPostgres.start(folder);
                NatsTestServer nats = NatsTestServer.start()) {
            Map<String, String> settings = Map.of("tradewind.nats.url", nats.url());
            try (EventNode producer = new EventNode("probe", postgres.service("probe"), settings);
                    EventNode reader = new EventNode("reader", postgres.service("reader"), settings)) {
                AtomicLong pulls = new AtomicLong();
                Adding adding = new Adding();
                ConsumerLoop loop = reader.loop(
                        adding, EventNode.config(Duration.ofSeconds(2), Duration.ofSeconds(6)), (request, limit) -> {
                            pulls.incrementAndGet();
                            return pull(producer, request);
                        });
                loop.start();
                Eventually.within(
                        Duration.ofSeconds(10),
                        "both are connected",
                        () -> producer.nats.isConnected() && reader.nats.isConnected());

                List<UUID> users = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    users.add(UUID.randomUUID());
                }
                AtomicInteger told = new AtomicInteger();
                AtomicBoolean goesOn = new AtomicBoolean(true);
                Thread telling = Thread.ofVirtual().start(() -> {
                    while (goesOn.get()) {
                        int n = told.incrementAndGet();
                        UUID user = users.get(n % users.size());
                        producer.tx()
                                .run(
                                        user,
                                        sql -> producer.log.append(
                                                sql,
                                                Event.of(
                                                        "probe.thing.done.v1",
                                                        user,
                                                        UUID.randomUUID(),
                                                        n,
                                                        Map.of("n", 1))));
                        java.util.concurrent.locks.LockSupport.parkNanos(3_000_000);
                    }
                });
                Eventually.within(Duration.ofSeconds(10), "facts flow", () -> adding.applied.get() > 50);
                nats.kill();
                int whenKilled = adding.applied.get();
                Eventually.within(
                        Duration.ofSeconds(15),
                        "facts flow without NATS",
                        () -> adding.applied.get() > whenKilled + 100);
                nats.startAgain(); // wiped: core NATS remembers nothing
                Eventually.within(Duration.ofSeconds(10), "NATS is used again", () -> reader.nats.isConnected());
                int whenBack = adding.applied.get();
                Eventually.within(
                        Duration.ofSeconds(15),
                        "facts flow with NATS again",
                        () -> adding.applied.get() > whenBack + 100);
                goesOn.set(false);
                telling.join();
                Eventually.within(
                        Duration.ofSeconds(15), "everything told is applied", () -> adding.applied.get() >= told.get());
                loop.stop();
                long sum = 0;
                for (UUID user : users) {
                    sum += reader.tx()
                            .<Long>as(
                                    user,
                                    sql -> sql.one(
                                            "select coalesce(sum(times), 0) as n from total", row -> row.number("n")));
                }
                assertThat(sum).isEqualTo(told.get());
                assertThat(adding.applied).hasValue(told.get());
            }
        }
    }

    @Test
    void withNatsAFactArrivesWithoutWaitingForAPull() throws Exception {
        assumeTrue(NatsTestServer.program().isPresent(), "no nats-server on this machine");
        try (TestPostgres postgres = TestPostgres.start(folder);
                NatsTestServer nats = NatsTestServer.start()) {
            Map<String, String> settings = Map.of("tradewind.nats.url", nats.url());
            try (EventNode producer = new EventNode("probe", postgres.service("probe"), settings);
                    EventNode reader = new EventNode("reader", postgres.service("reader"), settings)) {
                Eventually.within(
                        Duration.ofSeconds(10),
                        "both are connected",
                        () -> producer.nats.isConnected() && reader.nats.isConnected());
                Adding adding = new Adding();
                AtomicInteger pulled = new AtomicInteger();
                ConsumerLoop loop = reader.loop(
                        adding, EventNode.config(Duration.ofSeconds(2), Duration.ofSeconds(6)), (request, limit) -> {
                            PullAnswer answer = pull(producer, request);
                            pulled.addAndGet(answer.events().size());
                            return answer;
                        });
                loop.start();
                UUID user = UUID.randomUUID();
                // the first may be told before the subscription stands; then it comes by pull
                for (int i = 0; i < 20; i++) {
                    int n = i;
                    producer.tx()
                            .run(
                                    user,
                                    sql -> producer.log.append(
                                            sql,
                                            Event.of(
                                                    "probe.thing.done.v1",
                                                    user,
                                                    UUID.randomUUID(),
                                                    n,
                                                    Map.of("n", 1))));
                    Eventually.within(Duration.ofSeconds(5), "applied", () -> adding.applied.get() == n + 1);
                }
                assertThat(pulled.get()).as("most facts came as copies").isLessThan(10);
                loop.stop();
            }
        }
    }

    private static PullAnswer pull(EventNode producer, PullRequest request) {
        try {
            return producer.pulls.pull(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
