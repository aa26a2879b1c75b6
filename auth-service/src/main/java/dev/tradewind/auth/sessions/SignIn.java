package dev.tradewind.auth.sessions;

import dev.tradewind.auth.users.PasswordHashes;
import dev.tradewind.auth.users.PasswordRules;
import dev.tradewind.auth.users.User;
import dev.tradewind.auth.users.Users;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases: somebody registers, somebody logs in. */
@ApplicationScoped
class SignIn {
    private final TenantTx tx;
    private final Users users;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final LoginDelays delays;
    private final EventLog events;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;
    private final RegistrationConfig config;
    private final PasswordRules rules = PasswordRules.bundled();

    SignIn(
            TenantTx tx,
            Users users,
            PasswordHashes hashes,
            Sessions sessions,
            LoginDelays delays,
            EventLog events,
            AccessAudit audit,
            Ids ids,
            InstantSource clock,
            RegistrationConfig config) {
        this.tx = tx;
        this.users = users;
        this.hashes = hashes;
        this.sessions = sessions;
        this.delays = delays;
        this.events = events;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** Creates a user with the configured role, whatever role the request names (C-09), and logs it in. */
    AuthenticationView register(
            String email,
            String username,
            String password,
            @Nullable String bootstrapSecret,
            @Nullable String ip,
            @Nullable String userAgent) {
        requireGoodPassword(password);
        Role role = isFirstAdministrator(bootstrapSecret) ? Role.ADMIN : config.defaultRole();
        Instant now = clock.instant();
        String hash = hashes.hash(password);
        var user = new User(ids.next(), normal(email), username.strip(), hash, role, true, 1, now, now, 1);
        return tx.as(user.id(), sql -> {
            if (!users.insert(sql, user)) {
                throw Conflict.of("USER_EXISTS", "This e-mail address or user name is taken.");
            }
            Session session = sessions.open(sql, user, ip, userAgent);
            var fact = new UserRegisteredV1(user.id(), user.email(), user.username(), role.lowerCase(), now);
            events.append(sql, Event.of(EventTypes.USER_REGISTERED, user.id(), user.id(), 1, fact));
            return sessions.answer(user, session);
        });
    }

    private void requireGoodPassword(String password) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        rules.violations(password)
                .forEach(text -> errors.add(new Invalid.FieldError("password", "PASSWORD_WEAK", text)));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    // the first administrator comes from a secret of the installation, never from a form field
    private boolean isFirstAdministrator(@Nullable String offered) {
        Optional<String> secret = config.bootstrapSecret();
        if (offered == null || secret.isEmpty()) {
            return false;
        }
        boolean matches = MessageDigest.isEqual(
                offered.getBytes(StandardCharsets.UTF_8), secret.get().getBytes(StandardCharsets.UTF_8));
        if (!matches || tx.system("bootstrap", users::hasAdministrator)) {
            throw new ProblemException(
                    403, "BOOTSTRAP_REFUSED", "There is an administrator already, or the secret is wrong.");
        }
        return true;
    }

    /** Unknown user, wrong password and disabled user look and last the same. */
    AuthenticationView login(String email, String password, String ip, @Nullable String userAgent) {
        String address = normal(email);
        delays.check(address, ip);
        Optional<User> user = tx.system("login", sql -> users.findByEmail(sql, address));
        if (user.isEmpty()) {
            hashes.matchNobody(password);
        }
        if (user.isEmpty()
                || !hashes.matches(password, user.get().passwordHash())
                || !user.get().isActive()) {
            int failures = delays.failed(address, ip);
            user.ifPresent(known -> tellGuessing(known.id(), failures, ip));
            throw credentialsWrong();
        }
        delays.succeeded(address, ip);
        UUID id = user.get().id();
        return tx.as(id, sql -> {
            users.stampLogin(sql, id, clock.instant());
            // may have been disabled while the hash was computed
            User fresh = users.find(sql, id).filter(User::isActive).orElseThrow(SignIn::credentialsWrong);
            Session session = sessions.open(sql, fresh, ip, userAgent);
            audit.record(sql, id, "LOGGED_IN", "session", session.id().toString(), ip);
            return sessions.answer(fresh, session);
        });
    }

    // at 3, 6, 12, 24 … wrong passwords: the owner sees it, and nobody can fill the log
    private void tellGuessing(UUID user, int failures, @Nullable String ip) {
        boolean isWorthARow = failures % 3 == 0 && Integer.bitCount(failures / 3) == 1;
        if (isWorthARow) {
            tx.run(
                    user,
                    sql -> audit.record(sql, user, "LOGIN_FAILED_" + failures + "_TIMES", "user", user.toString(), ip));
        }
    }

    private static ProblemException credentialsWrong() {
        return new ProblemException(401, "CREDENTIALS_WRONG", "E-mail address or password is wrong.");
    }

    /** Step-up: the user proves again who is sitting there. */
    void verifyPassword(UUID userId, String password) {
        Optional<User> user = tx.as(userId, sql -> users.find(sql, userId));
        String key = userId.toString();
        delays.check(key, "step-up");
        if (user.isEmpty()) {
            hashes.matchNobody(password);
        }
        if (user.isEmpty()
                || !hashes.matches(password, user.get().passwordHash())
                || !user.get().isActive()) {
            int failures = delays.failed(key, "step-up");
            user.ifPresent(known -> tellGuessing(known.id(), failures, null));
            throw new ProblemException(401, "PASSWORD_WRONG", "The password is wrong.");
        }
        delays.succeeded(key, "step-up");
        tx.run(userId, sql -> audit.record(sql, userId, "PASSWORD_CONFIRMED", "user", key, null));
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
