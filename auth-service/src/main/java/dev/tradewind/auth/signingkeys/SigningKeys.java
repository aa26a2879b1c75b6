package dev.tradewind.auth.signingkeys;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.problem.Unavailable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The key tokens are signed with, and the public halves that other services check them with. A new key is published first
 * and signs after the overlap; an old one stays published until its last token has ended, so that nobody meets a token
 * with an unknown key (S4).
 */
@ApplicationScoped
public class SigningKeys {
    // a token lives 24 h; one hour more for clocks that differ
    private static final Duration TOKENS_LIVE = Duration.ofHours(25);

    /** One public key as RFC 7517 names its members. */
    public record PublicKey(String kty, String use, String alg, String kid, String n, String e) {}

    private record Row(PublicKey key, Instant signsFrom) {}

    private final KeyFiles files;
    private final TenantTx tx;
    private final InstantSource clock;
    private final boolean mayGenerate;
    private final Duration overlap;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<Row> rows = List.of();
    private volatile Map<String, SigningKey> own = Map.of();

    SigningKeys(Installation installation, SigningKeysConfig config, TenantTx tx, InstantSource clock) {
        this.files = new KeyFiles(installation.stateDir().resolve("signing-keys"));
        this.mayGenerate = config.generate();
        this.overlap = config.overlap();
        this.tx = tx;
        this.clock = clock;
    }

    /** The key that signs now: the newest whose time has come and whose private half is here. Asks no database, for it is called inside transactions. */
    public SigningKey current() {
        Instant now = clock.instant();
        Map<String, SigningKey> mine = own;
        return rows.stream()
                .filter(row -> !row.signsFrom().isAfter(now)
                        && mine.containsKey(row.key().kid()))
                .max(Comparator.comparing(Row::signsFrom))
                .map(row -> Objects.requireNonNull(mine.get(row.key().kid())))
                .orElseThrow(() -> Unavailable.of("NOT_READY", "The signing keys are not loaded yet."));
    }

    /** Reads the files and what other replicas published; publishes and, where allowed, makes what is missing. */
    void reload() {
        lock.lock();
        try {
            List<SigningKey> mine = files.all();
            if (mine.isEmpty()) {
                mine = List.of(firstKey());
            }
            Instant now = clock.instant();
            mine.forEach(key -> publish(key, now));
            rows = tx.nobody(SigningKeys::publishedRows);
            own = mine.stream().collect(Collectors.toUnmodifiableMap(SigningKey::id, key -> key));
        } finally {
            lock.unlock();
        }
    }

    private SigningKey firstKey() {
        if (!mayGenerate) {
            throw new IllegalStateException(
                    "there is no signing key in the state folder and tradewind.auth.signing-keys.generate is off");
        }
        return files.generate(newId());
    }

    private String newId() {
        return clock.instant().toString().replaceAll("[^0-9]", "").substring(0, 17);
    }

    /** Makes and publishes the next key, which signs after the overlap; returns its id. */
    public String rotate() {
        lock.lock();
        try {
            SigningKey next = files.generate(newId());
            publish(next, clock.instant().plus(overlap));
            reload();
            Log.infof("next signing key published keyId=%s signsIn=%s", next.id(), overlap);
            return next.id();
        } finally {
            lock.unlock();
        }
    }

    private void publish(SigningKey key, Instant signsFrom) {
        tx.nobody(sql -> sql.update(
                "insert into signing_key (key_id, modulus, exponent, created_at, signs_from) values ($1, $2, $3, $4, $5)"
                        + " on conflict (key_id) do nothing",
                key.id(),
                unsigned(key.privateKey().getModulus()),
                unsigned(key.privateKey().getPublicExponent()),
                clock.instant(),
                signsFrom));
    }

    /** All public keys that may still verify a token. */
    public List<PublicKey> published() {
        if (own.isEmpty()) {
            reload();
        }
        Instant horizon = clock.instant().minus(TOKENS_LIVE);
        List<Row> all = rows;
        List<PublicKey> alive = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean isReplaced =
                    i + 1 < all.size() && all.get(i + 1).signsFrom().isBefore(horizon);
            if (!isReplaced) {
                alive.add(all.get(i).key());
            }
        }
        return alive;
    }

    /** The same keys, ready to verify with. */
    Map<String, java.security.PublicKey> verifying() {
        return published().stream().collect(Collectors.toUnmodifiableMap(PublicKey::kid, SigningKeys::rsaKey));
    }

    private static java.security.PublicKey rsaKey(PublicKey key) {
        var decoder = Base64.getUrlDecoder();
        var numbers = new RSAPublicKeySpec(
                new BigInteger(1, decoder.decode(key.n())), new BigInteger(1, decoder.decode(key.e())));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(numbers);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("stored key " + key.kid() + " is no RSA key", broken);
        }
    }

    private static List<Row> publishedRows(Sql sql) {
        return sql.list(
                "select * from signing_key where retired_at is null order by signs_from, key_id",
                row -> new Row(
                        new PublicKey(
                                "RSA", "sig", "RS256", row.text("key_id"), row.text("modulus"), row.text("exponent")),
                        row.instant("signs_from")));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = java.util.Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
