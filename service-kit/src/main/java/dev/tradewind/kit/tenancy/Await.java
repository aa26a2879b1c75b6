package dev.tradewind.kit.tenancy;

import dev.tradewind.kit.problem.Invalid;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a virtual thread for what the event loop is doing. */
final class Await {
    /** Above every statement timeout: reached only when the server is gone without saying so. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** Too long, out of range, or text with a NUL: whoever sent the value can fix it (S16). */
    private static final Set<String> UNSTORABLE = Set.of("22001", "22003", "22008", "22021", "22P05");

    private Await() {}

    private static Invalid unstorable() {
        return Invalid.of("", "UNSTORABLE", "A value is too long, out of range or holds a forbidden character.");
    }

    static void refuseEventLoop() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException(
                    "database work on an event loop thread: put @RunOnVirtualThread on the resource method");
        }
    }

    static <T> T get(Future<T> future, Duration limit) throws InterruptedException {
        if (future.succeeded()) {
            return future.result();
        }
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw translate(failed.getCause());
        } catch (TimeoutException slow) {
            throw new DatabaseUnavailable(false, slow);
        }
    }

    static RuntimeException translate(Throwable cause) {
        if (cause instanceof PgException refused) {
            String state = refused.getSqlState() == null ? "" : refused.getSqlState();
            boolean serverGone = state.startsWith("08")
                    || state.equals("57P01")
                    || state.equals("57P02")
                    || state.equals("57P03")
                    || state.equals("53300");
            if (serverGone) {
                return new DatabaseUnavailable(false, refused);
            }
            if (state.equals("0A000")
                    && String.valueOf(refused.getErrorMessage()).contains("cached plan")) {
                return new StalePlan(refused);
            }
            return UNSTORABLE.contains(state) ? unstorable() : new SqlFailure(refused);
        }
        if (cause.getMessage() != null && cause.getMessage().contains("can not be coerced")) {
            return new IllegalArgumentException(cause.getMessage(), cause);
        }
        if (cause instanceof IOException || cause instanceof VertxException || cause instanceof TimeoutException) {
            return new DatabaseUnavailable(false, cause);
        }
        if (cause.getClass().getName().contains("ClosedConnection")
                || cause.getClass().getName().contains("NoStackTrace")) {
            return new DatabaseUnavailable(false, cause);
        }
        if (cause instanceof RuntimeException wrongUse) {
            return wrongUse;
        }
        return new IllegalStateException(cause);
    }
}
