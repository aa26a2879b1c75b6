package dev.tradewind.web.backend;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A call under way on a virtual thread of its own, so that a page asks several services at once. */
public final class Pending<T> {
    private final CompletableFuture<T> result;

    private Pending(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Starts the call now. */
    public static <T> Pending<T> start(Supplier<T> call) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().name("page-call").start(() -> {
            try {
                result.complete(call.get());
            } catch (Throwable failed) {
                result.completeExceptionally(failed);
            }
        });
        return new Pending<>(result);
    }

    /** The answer; throws what the call threw. */
    public T get() {
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException original) {
                throw original;
            }
            throw failed;
        }
    }

    /** The answer, or nothing when the service refused or is away: the part of the page is then left out. */
    public Optional<T> ifAnswered() {
        try {
            return Optional.ofNullable(get());
        } catch (BackendProblem problem) {
            return Optional.empty();
        }
    }
}
