package dev.tradewind.auth.signingkeys;

import java.security.interfaces.RSAPrivateCrtKey;

/** The key that signs tokens now; its public half is published under {@code id}. */
public record SigningKey(String id, RSAPrivateCrtKey privateKey) {
    @Override
    public String toString() {
        return "SigningKey[" + id + ", ***]";
    }
}
