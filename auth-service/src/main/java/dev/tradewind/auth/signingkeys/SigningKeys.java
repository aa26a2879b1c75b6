package dev.tradewind.auth.signingkeys;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The key tokens are signed with, and the public halves that other services check them with. */
@ApplicationScoped
public class SigningKeys {
    /** One public key as RFC 7517 names its members. */
    public record PublicKey(String kty, String use, String alg, String kid, String n, String e) {}

    private final KeyFiles files;
    private final TenantTx tx;
    private final InstantSource clock;
    private final boolean mayGenerate;
    private final AtomicReference<SigningKey> current = new AtomicReference<>();

    SigningKeys(Installation installation, SigningKeysConfig config, TenantTx tx, InstantSource clock) {
        this.files = new KeyFiles(installation.stateDir().resolve("signing-keys"));
        this.mayGenerate = config.generate();
        this.tx = tx;
        this.clock = clock;
    }

    /** The key that signs now; published before it is used for the first time. */
    public synchronized SigningKey current() {
        SigningKey known = current.get();
        if (known != null) {
            return known;
        }
        SigningKey key = files.newest().orElseGet(this::firstKey);
        publish(key);
        current.set(key);
        return key;
    }

    private SigningKey firstKey() {
        if (!mayGenerate) {
            throw new IllegalStateException(
                    "there is no signing key in the state folder and tradewind.auth.signing-keys.generate is off");
        }
        return files.generate(
                clock.instant().toString().replaceAll("[^0-9]", "").substring(0, 14));
    }

    private void publish(SigningKey key) {
        tx.nobody(sql -> sql.update(
                "insert into signing_key (key_id, modulus, exponent, created_at) values ($1, $2, $3, $4)"
                        + " on conflict (key_id) do nothing",
                key.id(),
                unsigned(key.privateKey().getModulus()),
                unsigned(key.privateKey().getPublicExponent()),
                clock.instant()));
    }

    /** All public keys that may still verify a token. */
    public List<PublicKey> published() {
        current();
        return tx.nobody(SigningKeys::publishedRows);
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

    private static List<PublicKey> publishedRows(Sql sql) {
        return sql.list(
                "select * from signing_key where retired_at is null order by key_id",
                row -> new PublicKey(
                        "RSA", "sig", "RS256", row.text("key_id"), row.text("modulus"), row.text("exponent")));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = java.util.Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
