package dev.tradewind.broker.streams;

import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Serves server-sent events, one virtual thread per reader; the next event is sent when the last one left, so nothing piles up. */
@Singleton
public class EventStreams {
    private static final Duration LONGEST_SEND = Duration.ofSeconds(20);

    private static final Duration HEAD_LOOK = Duration.ofMillis(2);

    private final Json json;
    private final Set<Thread> tellers = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;

    EventStreams(Json json) {
        this.json = json;
    }

    /** What a reader is told, until it leaves. */
    @FunctionalInterface
    public interface Story {
        void tell(Stream stream) throws InterruptedException;
    }

    void stopSoon(@Observes ShutdownDelayInitiatedEvent event) {
        endAll(); // an open stream would hold the graceful stop up until its timeout
    }

    void stop(@Observes ShutdownEvent event) {
        endAll();
    }

    private void endAll() {
        isStopping = true;
        tellers.forEach(Thread::interrupt);
    }

    /** Tells the story to the reader in the background and closes the connection at its end. */
    public void serve(String name, HttpServerResponse response, SseEventSink sink, Sse sse, Story story) {
        Thread.ofVirtual().name(name).start(() -> {
            tellers.add(Thread.currentThread());
            try (sink) {
                awaitHead(response);
                story.tell(new Stream(sink, sse));
            } catch (ReaderLeft left) {
                Log.debugf("reader left stream=%s", name);
            } catch (InterruptedException stopping) {
                Log.debugf("stream ends stream=%s", name);
            } catch (RuntimeException failure) {
                Log.warnf("stream ended stream=%s reason=%s", name, failure);
            } finally {
                tellers.remove(Thread.currentThread());
            }
        });
    }

    /** The framework writes the head when the resource method has returned; who writes before it does breaks the answer. */
    private static void awaitHead(HttpServerResponse response) throws InterruptedException {
        long until = System.nanoTime() + LONGEST_SEND.toNanos();
        while (!response.headWritten()) {
            if (response.closed() || System.nanoTime() > until) {
                throw new ReaderLeft();
            }
            Thread.sleep(HEAD_LOOK);
        }
    }

    /** One reader. */
    public final class Stream {
        private final SseEventSink sink;
        private final Sse sse;

        private Stream(SseEventSink sink, Sse sse) {
            this.sink = sink;
            this.sse = sse;
        }

        public boolean isOpen() {
            return !isStopping && !sink.isClosed();
        }

        /** Sends a record as JSON and waits until it is written. */
        public void send(String type, long id, Object data) throws InterruptedException {
            send(sse.newEventBuilder()
                    .name(type)
                    .id(Long.toString(id))
                    .data(String.class, json.write(data))
                    .build());
        }

        /** A comment, so that both sides notice a broken connection. */
        public void ping() throws InterruptedException {
            send(sse.newEventBuilder().comment("ping").build());
        }

        private void send(OutboundSseEvent event) throws InterruptedException {
            if (!isOpen()) {
                throw new ReaderLeft();
            }
            try {
                sink.send(event).toCompletableFuture().get(LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException broken) {
                throw new ReaderLeft();
            }
        }
    }

    private static final class ReaderLeft extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReaderLeft() {
            super("reader left", null, false, false);
        }
    }
}
