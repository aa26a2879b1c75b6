package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.Alert;
import dev.tradewind.engine.signals.AlertReading;
import dev.tradewind.engine.signals.DedupeKey;
import dev.tradewind.engine.signals.FieldProblem;
import dev.tradewind.engine.signals.Freshness;
import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.limits.RateLimiter;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.TooManyRequests;
import dev.tradewind.kit.problem.Unprocessable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.web.Correlation;
import dev.tradewind.strategy.hooks.HookDirectory;
import dev.tradewind.strategy.hooks.ReceivingHook;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Use case: an alert was delivered (D-09). Authenticates, reads, de-duplicates and stores it with its event in one
 * commit; nothing else happens in the request. Whoever is not the holder of a hook's secret gets the one 404 of
 * {@link NotFound}, after the same work.
 */
@Singleton
public class ReceiveAlert {
    private final TenantTx tx;
    private final HookDirectory hooks;
    private final Signals signals;
    private final SignalEvents events;
    private final SignalCommits commits;
    private final RefusalNotices notices;
    private final SignalMetrics metrics;
    private final SignalsConfig config;
    private final Ids ids;
    private final InstantSource clock;
    private final RateLimiter rate;

    ReceiveAlert(
            TenantTx tx,
            HookDirectory hooks,
            Signals signals,
            SignalEvents events,
            SignalCommits commits,
            RefusalNotices notices,
            SignalMetrics metrics,
            SignalsConfig config,
            Ids ids,
            InstantSource clock) {
        this.tx = tx;
        this.hooks = hooks;
        this.signals = signals;
        this.events = events;
        this.commits = commits;
        this.notices = notices;
        this.metrics = metrics;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.rate = new RateLimiter(
                config.ratePerMinute(),
                Duration.ofMinutes(1),
                config.burst(),
                config.rememberedTokens(),
                System::nanoTime);
    }

    /** An alert on its way: who sent it, its bytes, and the token it came with (null for a test by the owner). */
    private record Delivery(
            AlertSender sender,
            byte[] bytes,
            AlertBody.Reading body,
            @Nullable String token,
            byte[] tokenHash,
            Instant receivedAt) {}

    /** Stored and answered, or turned away with a problem; both after a commit, so that a notice is not lost. */
    private sealed interface Outcome {
        record Answered(AlertAnswer answer) implements Outcome {}

        record TurnedAway(ProblemException problem) implements Outcome {}
    }

    /** Answers after the commit; throws a {@link ProblemException} when nothing was stored. */
    public AlertAnswer handle(AlertSender sender, byte[] bytes) {
        // the database keeps microseconds; what is compared later must be what was stored
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var body = AlertBody.read(bytes);
        String token = token(sender, body);
        byte[] hash = HookDirectory.tokenHash(token == null ? "" : token);
        var delivery = new Delivery(sender, bytes, body, token, hash, receivedAt);
        throttle(delivery);
        Optional<AlertAnswer> together = storedWithOthers(delivery);
        if (together.isPresent()) {
            return together.get();
        }
        Outcome outcome = tx.as(sender.user(), sql -> receive(sql, delivery));
        return switch (outcome) {
            case Outcome.Answered(AlertAnswer answer) -> answer;
            case Outcome.TurnedAway(ProblemException problem) -> throw problem;
        };
    }

    private static @Nullable String token(AlertSender sender, AlertBody.Reading body) {
        return switch (sender) {
            case AlertSender.ByPath(var user, String token) -> token;
            case AlertSender.ByBody(var user) ->
                switch (body) {
                    case AlertBody.Reading.Readable(AlertBody readable) ->
                        readable.text("secret").orElse("");
                    case AlertBody.Reading.Unreadable unreadable -> "";
                };
            case AlertSender.ByOwner owner -> null;
        };
    }

    /** 60 a minute per token (D-17), known or not, so that the limit tells nothing about the token. */
    private void throttle(Delivery delivery) {
        String token = delivery.token();
        if (token == null) {
            return;
        }
        String key = delivery.sender().user() + ":" + HexFormat.of().formatHex(delivery.tokenHash());
        Duration wait = rate.take(key);
        if (wait.isZero()) {
            return;
        }
        metrics.count("throttled");
        if (notices.isDue(key)) {
            tx.run(
                    delivery.sender().user(),
                    sql -> find(sql, delivery)
                            .ifPresent(hook -> notices.tell(
                                    sql,
                                    delivery.sender().user(),
                                    hook,
                                    "HOOK_THROTTLED",
                                    "The hook " + hook.name() + " got more than " + config.ratePerMinute()
                                            + " alerts a minute; some were turned away.",
                                    delivery.receivedAt())));
        }
        throw TooManyRequests.after(wait);
    }

    /** The short way of a good alert for a hook just used; empty when anything is unusual, and then nothing was done. */
    private Optional<AlertAnswer> storedWithOthers(Delivery delivery) {
        String token = delivery.token();
        if (token == null || !(delivery.body() instanceof AlertBody.Reading.Readable(AlertBody body))) {
            return Optional.empty();
        }
        return hooks.remembered(delivery.sender().user(), delivery.tokenHash(), delivery.receivedAt())
                .filter(hook -> isSecretRight(hook, delivery))
                .flatMap(hook -> readable(hook, delivery, body))
                .filter(signal -> !(signal.key() instanceof DedupeKey.ByBody))
                .filter(commits::store)
                .map(this::told);
    }

    private Optional<NewSignal> readable(ReceivingHook hook, Delivery delivery, AlertBody body) {
        AlertShape.Result shape = AlertShape.read(body, hook);
        if (!(shape.reading() instanceof AlertReading.Understood(Alert alert))
                || contradiction(hook, alert, delivery.receivedAt()) != null) {
            return Optional.empty();
        }
        return Optional.of(signal(hook, delivery, body, alert, shape.assumptions()));
    }

    private Outcome receive(Sql sql, Delivery delivery) {
        Optional<ReceivingHook> found = find(sql, delivery);
        if (found.isEmpty() || !isSecretRight(found.get(), delivery)) {
            metrics.count("unknown");
            return new Outcome.TurnedAway(NotFound.of());
        }
        ReceivingHook hook = found.get();
        return switch (delivery.body()) {
            case AlertBody.Reading.Unreadable(String code, String detail) ->
                turnedAway(sql, hook, delivery, new ProblemException(400, code, detail));
            case AlertBody.Reading.Readable(AlertBody body) -> read(sql, hook, delivery, body);
        };
    }

    private Optional<ReceivingHook> find(Sql sql, Delivery delivery) {
        return switch (delivery.sender()) {
            case AlertSender.ByOwner(var user, var hook) -> hooks.withId(sql, user, hook);
            case AlertSender.ByPath path -> withToken(sql, delivery);
            case AlertSender.ByBody inBody -> withToken(sql, delivery);
        };
    }

    private Optional<ReceivingHook> withToken(Sql sql, Delivery delivery) {
        return hooks.withToken(sql, delivery.sender().user(), delivery.tokenHash(), delivery.receivedAt());
    }

    /** A hook that asks for a secret in the body is reached by its address only: there the token and the secret are two. */
    private static boolean isSecretRight(ReceivingHook hook, Delivery delivery) {
        return switch (delivery.sender()) {
            case AlertSender.ByOwner owner -> true;
            case AlertSender.ByBody body -> !hook.requiresSecret();
            case AlertSender.ByPath path ->
                hook.accepts(
                        delivery.body() instanceof AlertBody.Reading.Readable(AlertBody body)
                                ? body.text("secret").orElse(null)
                                : null);
        };
    }

    private Outcome read(Sql sql, ReceivingHook hook, Delivery delivery, AlertBody body) {
        AlertShape.Result shape = AlertShape.read(body, hook);
        return switch (shape.reading()) {
            case AlertReading.Invalid(List<FieldProblem> problems) ->
                turnedAway(sql, hook, delivery, invalid(problems));
            case AlertReading.Unclassifiable(String detail) ->
                turnedAway(sql, hook, delivery, Unprocessable.of("UNCLASSIFIABLE", detail));
            case AlertReading.Understood(Alert alert) -> {
                ProblemException problem = contradiction(hook, alert, delivery.receivedAt());
                yield problem == null
                        ? new Outcome.Answered(store(sql, hook, delivery, body, alert, shape.assumptions()))
                        : turnedAway(sql, hook, delivery, problem);
            }
        };
    }

    private @Nullable ProblemException contradiction(ReceivingHook hook, Alert alert, Instant receivedAt) {
        Optional<String> other = alert.givenAccount()
                .filter(account -> !account.equalsIgnoreCase(hook.accountId().toString())
                        && !account.equalsIgnoreCase(hook.accountName()));
        if (other.isPresent()) {
            return Unprocessable.of(
                    "ACCOUNT_MISMATCH",
                    "This hook feeds the account " + hook.accountName()
                            + "; leave account out or make a hook for the other one.");
        }
        Freshness freshness = Freshness.of(alert.kind(), alert.signalAt(receivedAt), receivedAt, config.window());
        if (freshness == Freshness.AHEAD) {
            return Unprocessable.of(
                    "TIMESTAMP_IN_FUTURE",
                    "The timestamp is more than " + config.window().toSeconds() + " seconds ahead of our clock ("
                            + receivedAt + "). Send {{timenow}}, which is UTC.");
        }
        return null;
    }

    private AlertAnswer store(
            Sql sql, ReceivingHook hook, Delivery delivery, AlertBody body, Alert alert, List<String> assumptions) {
        NewSignal signal = signal(hook, delivery, body, alert, assumptions);
        return switch (signals.store(sql, signal)) {
            case Signals.Stored.Duplicate first -> {
                metrics.count("duplicate");
                yield AlertAnswer.duplicate(first.id(), first.kind(), first.isValid(), first.exchange());
            }
            case Signals.Stored.New stored -> {
                events.append(sql, signal, Correlation.current());
                yield told(signal);
            }
        };
    }

    private NewSignal signal(
            ReceivingHook hook, Delivery delivery, AlertBody body, Alert alert, List<String> assumptions) {
        Instant receivedAt = delivery.receivedAt();
        Instant signalAt = alert.signalAt(receivedAt);
        DedupeKey key = DedupeKey.of(hook.accountId(), alert, delivery.bytes(), receivedAt);
        Usable usable = usable(hook, alert, signalAt, receivedAt);
        return new NewSignal(
                delivery.sender().user(),
                ids.next(),
                SignalSource.OfHook.of(hook),
                usable.alert(),
                key,
                usable.alert().timeframe().candleOf(signalAt),
                signalAt,
                receivedAt,
                null,
                usable.code(),
                usable.text(),
                PayloadMask.mask(body, delivery.token()),
                OpeningStory.of(
                        delivery.sender(),
                        hook,
                        usable.alert(),
                        key,
                        delivery.bytes().length,
                        assumptions,
                        usable.code(),
                        usable.text()));
    }

    private AlertAnswer told(NewSignal signal) {
        Alert alert = signal.alert();
        metrics.count(signal.isValid() ? "accepted" : "refused");
        Log.infof(
                "alert stored signalId=%s hookId=%s symbol=%s classification=%s code=%s",
                signal.id(), signal.source().id(), alert.symbol(), alert.kind(), signal.code());
        return signal.isValid()
                ? AlertAnswer.accepted(signal.id(), alert.kind(), alert.exchange())
                : AlertAnswer.withoutEffect(signal.id(), alert.kind(), alert.exchange(), signal.text());
    }

    /** The part of an alert that may have an effect now, and why the rest may not. */
    private record Usable(Alert alert, @Nullable String code, String text) {}

    /** Entries need a fresh alert, an active hook and a user who may trade; ways out need nothing: no switch abandons a position. */
    private Usable usable(ReceivingHook hook, Alert alert, Instant signalAt, Instant receivedAt) {
        if (!alert.kind().opensRisk()) {
            return new Usable(alert, null, "Handed on to the risk check.");
        }
        String code = null;
        String text = "Handed on to the risk check.";
        if (Freshness.of(alert.kind(), signalAt, receivedAt, config.window()) == Freshness.STALE) {
            code = "STALE";
            long age = Duration.between(signalAt, receivedAt).toSeconds();
            text = "Entry ignored: it is " + age + " seconds old, at most "
                    + config.window().toSeconds() + " are allowed";
        } else if (!hook.mayOpenRisk()) {
            code = hook.isActive() ? "ROLE_TOO_LOW" : "HOOK_PAUSED";
            text = hook.isActive()
                    ? "Entry ignored: the user's role does not allow trading"
                    : "Entry ignored: the hook is paused";
        }
        if (code != null && alert.kind() == SignalKind.REVERSE) {
            return new Usable(alert.withoutItsEntry(), null, "Handed on to the risk check.");
        }
        return new Usable(alert, code, text);
    }

    private Outcome turnedAway(Sql sql, ReceivingHook hook, Delivery delivery, ProblemException problem) {
        metrics.count("invalid");
        notices.tellOncePerMinute(
                sql,
                delivery.sender().user(),
                hook,
                problem.code(),
                "An alert for the hook " + hook.name() + " was turned away. " + problem.detail(),
                delivery.receivedAt());
        return new Outcome.TurnedAway(problem);
    }

    private static Invalid invalid(List<FieldProblem> problems) {
        return new Invalid(problems.stream()
                .map(problem -> new Invalid.FieldError(
                        problem.field(), problem.code(), problem.field() + " " + problem.message() + "."))
                .toList());
    }
}
