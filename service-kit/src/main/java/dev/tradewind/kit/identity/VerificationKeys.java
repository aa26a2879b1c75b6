package dev.tradewind.kit.identity;

import java.security.PublicKey;
import java.util.Optional;

/** Public keys that tokens are checked with, by key id. auth-service has its own, all others fetch them. */
public interface VerificationKeys {
    /** Key of an id, if it is known now. Must not block. */
    Optional<PublicKey> key(String keyId);
}
