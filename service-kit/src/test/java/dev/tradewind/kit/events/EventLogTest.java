package dev.tradewind.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.kit.tenancy.SqlFailure;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    static Path folder;

    static TestPostgres postgres;
    static EventNode producer;
    static EventNode consumer;
    static final EventsConfig CONFIG = EventNode.config(Duration.ofSeconds(1), Duration.ofSeconds(3));

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start(folder);
        producer = new EventNode("probe", postgres.service("probe"), Map.of());
        consumer = new EventNode("reader", postgres.service("reader"), Map.of());
    }

    @AfterAll
    static void stop() {
        consumer.close();
        producer.close();
        postgres.close();
    }

    private static Event event(UUID user, int n) {
        return Event.of("probe.thing.done.v1", user, UUID.randomUUID(), n, Map.of("n", n));
    }

    private static void tell(UUID user, int... numbers) {
        producer.tx().run(user, sql -> {
            for (int n : numbers) {
                producer.log.append(sql, event(user, n));
            }
        });
    }

    private static Map<Integer, Long> zero() {
        Map<Integer, Long> cursors = new HashMap<>();
        for (int p = 0; p < Event.PARTITIONS; p++) {
            cursors.put(p, 0L);
        }
        return cursors;
    }

    private static Map<Integer, Long> heads() {
        return producer.tx().system("heads", EventLog::heads);
    }

    @Test
    void positionsAreGaplessAndInCommitOrderUnderSixteenWriters() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add(UUID.randomUUID());
        }
        Map<Integer, Long> before = heads();
        List<Thread> writers = new ArrayList<>();
        AtomicInteger committed = new AtomicInteger();
        for (int w = 0; w < 16; w++) {
            Random random = new Random(seed + w);
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 25; i++) {
                    UUID user = users.get(random.nextInt(users.size()));
                    int many = 1 + random.nextInt(3);
                    boolean fails = random.nextInt(5) == 0;
                    boolean isSystem = random.nextInt(4) == 0;
                    try {
                        if (isSystem) { // several users in one transaction, in any order
                            producer.tx().runSystem("many", sql -> {
                                for (int e = 0; e < many; e++) {
                                    producer.log.append(sql, event(users.get(random.nextInt(users.size())), e));
                                }
                                failIf(fails);
                            });
                        } else {
                            producer.tx().run(user, sql -> {
                                for (int e = 0; e < many; e++) {
                                    producer.log.append(sql, event(user, e));
                                }
                                failIf(fails);
                            });
                        }
                        committed.addAndGet(many);
                    } catch (IllegalArgumentException rolledBack) {
                        assertThat(fails).isTrue();
                    }
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        List<EventEnvelope> all =
                producer.pulls.pull(new PullRequest("check", before, 1000, 0)).events();
        assertThat(all).as("seed " + seed).hasSize(committed.get());
        Map<Integer, Long> last = new HashMap<>(before);
        Set<UUID> ids = new HashSet<>();
        for (EventEnvelope event : all) {
            assertThat(event.position()).as("seed " + seed).isEqualTo(last.get(event.partition()) + 1);
            assertThat(event.partition()).isEqualTo(Event.partitionOf(event.userId()));
            last.put(event.partition(), event.position());
            ids.add(event.id());
        }
        assertThat(ids).hasSize(all.size());
        assertThat(heads()).isEqualTo(last);
    }

    private static void failIf(boolean fails) {
        if (fails) {
            throw new IllegalArgumentException("roll back");
        }
    }

    @Test
    void s1TheApplicationTellsFactsOfTheCurrentUserOnly() {
        UUID user = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> producer.tx().run(user, sql -> sql.update("""
                        insert into event_log (partition, position, id, type, occurred_at, user_id, aggregate_id, aggregate_version, correlation_id, data)
                        values (1, 999999, $1, 'x', now(), $2, 'a', 1, 'c', '{}')""", UUID.randomUUID(), other)))
                .isInstanceOfSatisfying(
                        SqlFailure.class,
                        failure -> assertThat(failure.isForbidden()).isTrue());
        tell(other, 1);
        long seen =
                producer.tx().as(user, sql -> sql.one("select count(*) as n from event_log", row -> row.number("n")));
        assertThat(seen).isZero();
    }

    @Test
    void aWaitingPullIsWokenByTheCommit() throws Exception {
        UUID user = UUID.randomUUID();
        Map<Integer, Long> from = heads();
        long[] millis = new long[1];
        List<EventEnvelope> got = new ArrayList<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            long start = System.nanoTime();
            try {
                got.addAll(producer.pulls
                        .pull(new PullRequest("waiter", from, 10, 10_000))
                        .events());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            millis[0] = (System.nanoTime() - start) / 1_000_000;
        });
        java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
        tell(user, 1);
        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
        assertThat(got).extracting(EventEnvelope::userId).contains(user);
        assertThat(millis[0]).isBetween(250L, 1500L);
    }

    @Test
    void aStopAnswersWaitingPullsAtOnceAndEndsStreams() throws Exception {
        try (EventNode stopped = new EventNode("stopped", postgres.service("stopped"), Map.of())) {
            List<PullAnswer> answers = new java.util.concurrent.CopyOnWriteArrayList<>();
            Thread waiting = Thread.ofVirtual()
                    .start(() -> answers.add(pullFrom(stopped, new PullRequest("waiter", zero(), 10, 20_000))));
            java.util.concurrent.CompletableFuture<List<Long>> stream = stopped.stopping
                    .until(io.smallrye.mutiny.Multi.createFrom().ticks().every(Duration.ofMillis(20)))
                    .collect()
                    .asList()
                    .subscribeAsCompletionStage();
            java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
            stopped.stopping.begin();
            assertThat(waiting.join(Duration.ofSeconds(3))).isTrue();
            assertThat(answers).hasSize(1);
            assertThat(stream.get(3, java.util.concurrent.TimeUnit.SECONDS)).isNotEmpty();
            assertThat(stopped.stopping
                            .until(io.smallrye.mutiny.Multi.createFrom().<Long>nothing())
                            .collect()
                            .asList()
                            .subscribeAsCompletionStage()
                            .get(3, java.util.concurrent.TimeUnit.SECONDS))
                    .isEmpty();
        }
    }

    @Test
    void oldFactsGoOnlyWhenEveryReaderIsBehindThemAndANewReaderStartsAtTheOldest() {
        try (EventNode pruned = new EventNode("pruned", postgres.service("pruned"), Map.of())) {
            UUID user = UUID.randomUUID();
            int partition = Event.partitionOf(user);
            for (int n = 1; n <= 5; n++) {
                int number = n;
                pruned.tx().run(user, sql -> pruned.log.append(sql, event(user, number)));
            }
            pruned.tx().runSystem("readers", sql -> sql.update("""
                    insert into event_reader (consumer, partition, position, seen_at)
                    values ('slow', $1, 3, now()), ('fast', $1, 5, now())""", partition));
            assertThat(pruned.pulls.prune(Duration.ofDays(30))).isZero();
            assertThat(pruned.pulls.prune(Duration.ZERO)).isEqualTo(3);
            Summing summing = new Summing();
            EventApplier newcomer = new EventApplier(summing, "newcomer", consumer.tx(), consumer.parked, CONFIG);
            ConsumerLoop loop = new ConsumerLoop(
                    newcomer,
                    (request, limit) -> pullFrom(pruned, request),
                    consumer.nats,
                    new dev.tradewind.kit.jobs.Leases(consumer.tx()),
                    consumer.json,
                    CONFIG);
            loop.pull(Duration.ZERO);
            assertThat(newcomer.cursors()).containsEntry(partition, 5L);
            assertThat(total(user)).isEqualTo("9/2");
        }
    }

    private static PullAnswer pullFrom(EventNode node, PullRequest request) {
        try {
            return node.pulls.pull(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A consumer that keeps a sum per user, fails on poison, and tells its own facts. */
    private static final class Summing extends EventConsumer {
        final Set<Integer> poison = new HashSet<>();
        volatile int applications;

        @Override
        public String producer() {
            return "probe";
        }

        @Override
        public Map<String, EventHandler> handlers() {
            return Map.of("probe.thing.done.v1", (sql, event) -> {
                int n = event.data().path("n").asInt();
                if (poison.contains(n)) {
                    throw new IllegalArgumentException("poison " + n);
                }
                applications++;
                sql.update("""
                        insert into total (user_id, sum, times) values ($1, $2, 1)
                        on conflict (user_id) do update set sum = total.sum + excluded.sum, times = total.times + 1""", event.user(), n);
                consumer.log.append(
                        sql,
                        Event.of("reader.sum.changed.v1", event.user(), event.user(), 1, Map.of())
                                .causedBy(event));
            });
        }
    }

    private static String total(UUID user) {
        return consumer.tx()
                .as(
                        user,
                        sql -> sql.find(
                                        "select sum, times from total where user_id = $1",
                                        row -> row.number("sum") + "/" + row.number("times"),
                                        user)
                                .orElse("0/0"));
    }

    private static List<EventEnvelope> behind(EventApplier applier) {
        try {
            return producer.pulls
                    .pull(new PullRequest("reader", applier.cursors(), 1000, 0))
                    .events();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EventApplier caughtUp(Summing summing) {
        EventApplier applier = consumer.applier(summing, CONFIG);
        for (List<EventEnvelope> events = behind(applier); !events.isEmpty(); events = behind(applier)) {
            applier.apply(events);
        }
        return applier;
    }

    @Test
    void r9TheSameFactAgainChangesNothingAndAGapWaits() {
        Summing summing = new Summing();
        EventApplier applier = caughtUp(summing);
        UUID user = UUID.randomUUID();
        tell(user, 1, 2, 3, 4);
        List<EventEnvelope> events = behind(applier);
        assertThat(applier.apply(List.of(events.get(0), events.get(2), events.get(3))))
                .isEqualTo(new EventApplier.Outcome(1, true));
        assertThat(total(user)).isEqualTo("1/1");
        assertThat(applier.apply(List.of(events.get(0)))).isEqualTo(new EventApplier.Outcome(0, false));
        assertThat(applier.apply(List.of(events.get(3), events.get(1), events.get(2))))
                .isEqualTo(new EventApplier.Outcome(3, false));
        assertThat(applier.apply(events)).isEqualTo(new EventApplier.Outcome(0, false));
        assertThat(total(user)).isEqualTo("10/4");
        EventApplier restarted = consumer.applier(summing, CONFIG);
        assertThat(restarted.apply(events)).isEqualTo(new EventApplier.Outcome(0, false));
        assertThat(total(user)).isEqualTo("10/4");
    }

    @Test
    void twoOwnersAtOnceDoNothingTwice() {
        Summing summing = new Summing();
        EventApplier first = caughtUp(summing);
        EventApplier second = caughtUp(summing);
        UUID user = UUID.randomUUID();
        tell(user, 5);
        List<EventEnvelope> events = behind(first);
        first.apply(events);
        assertThatThrownBy(() -> second.apply(events)).isInstanceOf(EventApplier.CursorMoved.class);
        assertThat(total(user)).isEqualTo("5/1");
        assertThat(second.apply(events)).isEqualTo(new EventApplier.Outcome(0, false));
    }

    @Test
    void r22APoisonedFactIsParkedWithItsUsersLaterOnesAndOthersGoOn() {
        Summing summing = new Summing();
        EventApplier applier = caughtUp(summing);
        UUID sick = UUID.randomUUID();
        UUID healthy = sameParition(sick);
        tell(sick, 1);
        tell(healthy, 10);
        tell(sick, 666);
        tell(healthy, 20);
        tell(sick, 2);
        summing.poison.add(666);
        applier.apply(behind(applier));
        assertThat(total(healthy)).isEqualTo("30/2");
        assertThat(total(sick)).isEqualTo("1/1");
        assertThat(consumer.parked.all())
                .filteredOn(parked -> sick.equals(parked.userId()))
                .extracting(ParkedEvents.Parked::tries)
                .containsExactly(5, 0);
        // a restarted consumer still holds the user's later facts back
        EventApplier restarted = caughtUp(summing);
        tell(sick, 3);
        tell(healthy, 30);
        restarted.apply(behind(restarted));
        assertThat(total(healthy)).isEqualTo("60/3");
        assertThat(total(sick)).isEqualTo("1/1");
        assertThat(consumer.parked.all())
                .filteredOn(parked -> sick.equals(parked.userId()))
                .hasSize(3);
    }

    private static UUID sameParition(UUID user) {
        while (true) {
            UUID candidate = UUID.randomUUID();
            if (Event.partitionOf(candidate) == Event.partitionOf(user)) {
                return candidate;
            }
        }
    }

    @Test
    void aBatchOverManyUsersTellsItsOwnFactsOfAllOfThem() {
        Summing summing = new Summing();
        EventApplier applier = caughtUp(summing);
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            users.add(UUID.randomUUID());
            tell(users.get(i), i);
        }
        applier.apply(behind(applier));
        for (int i = 0; i < 20; i++) {
            assertThat(total(users.get(i))).isEqualTo(i + "/1");
            UUID user = users.get(i);
            long told = consumer.tx()
                    .as(
                            user,
                            sql -> sql.one(
                                    "select count(*) as n from event_log where causation_id is not null",
                                    row -> row.number("n")));
            assertThat(told).isEqualTo(1);
        }
    }

    @Test
    void theLoopPullsByItselfAndOneReplicaOwnsIt() {
        Summing summing = new Summing();
        AtomicInteger pullsOfSecond = new AtomicInteger();
        caughtUp(summing);
        Puller puller = (request, limit) -> pullFrom(producer, request);
        ConsumerLoop first = consumer.loop(summing, CONFIG, puller);
        ConsumerLoop second = consumer.loop(summing, CONFIG, (request, limit) -> {
            pullsOfSecond.incrementAndGet();
            return pullFrom(producer, request);
        });
        first.start();
        UUID user = UUID.randomUUID();
        tell(user, 7);
        Eventually.within(
                Duration.ofSeconds(5), "first applies", () -> total(user).equals("7/1"));
        second.start();
        tell(user, 8);
        Eventually.within(
                Duration.ofSeconds(5), "first goes on", () -> total(user).equals("15/2"));
        assertThat(pullsOfSecond).hasValue(0);
        first.stop();
        tell(user, 9);
        Eventually.within(
                Duration.ofSeconds(8), "second takes over", () -> total(user).equals("24/3"));
        second.stop();
        assertThat(pullsOfSecond.get()).isPositive();
    }
}
