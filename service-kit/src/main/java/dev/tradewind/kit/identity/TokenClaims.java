package dev.tradewind.kit.identity;

/** Names of our claims beside the registered ones. */
public final class TokenClaims {
    public static final String ISSUER = "tradewind";
    public static final String AUDIENCE = "tradewind";
    public static final String EMAIL = "email";
    public static final String ROLE = "role";
    /** Session row the token belongs to. */
    public static final String SESSION = "sid";
    /** Token epoch of the user when the token was made; disabling and role changes raise it (S5). */
    public static final String EPOCH = "epoch";

    private TokenClaims() {}
}
