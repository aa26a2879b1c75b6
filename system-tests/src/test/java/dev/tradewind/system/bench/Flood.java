package dev.tradewind.system.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A bounded number of alerts over many connections at once, as fast as they are answered. */
final class Flood {
    static final int CONNECTIONS = 256;

    private static final int ACCEPTED = 202;
    private static final int BUSY = 503;
    private static final int SENDS = 10;

    private final InetSocketAddress address;

    /**
     * What came of it; every alert was answered with 202 in the end.
     *
     * @param turnedAway answers with 503, after which the alert was sent again as TradingView does
     * @param seconds from the first alert to the last answer, connections already open
     * @param answers time from the first sending of each alert to its 202, in milliseconds
     */
    record Result(int accepted, int turnedAway, double seconds, Spread answers) {
        double perSecond() {
            return accepted / seconds;
        }
    }

    Flood(InetSocketAddress address) {
        this.address = address;
    }

    /** Sends the alerts in order; throws {@link WrongCount} if one of them is not answered with 202. */
    Result send(List<Alerts.Addressed> alerts, int connections) {
        var next = new AtomicInteger();
        var turnedAway = new AtomicInteger();
        var nanos = new long[alerts.size()];
        var open = new CountDownLatch(connections);
        var go = new CountDownLatch(1);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> senders = IntStream.range(0, connections)
                    .mapToObj(index -> workers.submit(() -> {
                        try (var connection = connect(open)) {
                            go.await();
                            return sendInTurn(connection, alerts, next, turnedAway, nanos);
                        }
                    }))
                    .toList();
            open.await();
            long began = System.nanoTime();
            go.countDown();
            int accepted = 0;
            for (Future<Integer> sender : senders) {
                accepted += sender.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            WrongCount.unlessEqual("alerts answered with 202", alerts.size(), accepted);
            return new Result(accepted, turnedAway.get(), seconds, Spread.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new WrongCount("an alert was not answered with 202: " + e.getCause());
        }
    }

    private AlertConnection connect(CountDownLatch open) throws IOException {
        try {
            return new AlertConnection(address);
        } finally {
            open.countDown();
        }
    }

    private static int sendInTurn(
            AlertConnection connection,
            List<Alerts.Addressed> alerts,
            AtomicInteger next,
            AtomicInteger turnedAway,
            long[] nanos)
            throws IOException {
        int accepted = 0;
        for (int index = next.getAndIncrement(); index < nanos.length; index = next.getAndIncrement()) {
            Alerts.Addressed alert = alerts.get(index);
            long began = System.nanoTime();
            AlertConnection.Reply reply = connection.post(alert.path(), alert.body());
            for (int sends = 1; reply.status() == BUSY && sends < SENDS; sends++) {
                turnedAway.incrementAndGet();
                reply = connection.post(alert.path(), alert.body());
            }
            nanos[index] = System.nanoTime() - began;
            if (reply.status() != ACCEPTED) {
                throw new WrongCount("status " + reply.status() + ": " + reply.body());
            }
            accepted++;
        }
        return accepted;
    }
}
