package dev.tradewind.strategy.hooks;

import dev.tradewind.contracts.rest.HookCommand;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.tenancy.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hook as a user wants it, every field checked. On a change an absent mapping, secret or activity keeps what was; an
 * empty secret ends the demand for one.
 */
record CheckedHook(
        String name,
        UUID accountId,
        UUID configurationId,
        @Nullable Boolean isActive,
        @Nullable Map<String, String> mapping,
        @Nullable String requiredSecret) {
    private static final int MAX_NAME = 100;
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST_SECRET = 128;

    static CheckedHook of(@Nullable HookCommand command) {
        if (command == null) {
            throw Invalid.body("Send a JSON object.");
        }
        List<Invalid.FieldError> errors = new ArrayList<>();
        String name = command.name() == null ? "" : command.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(new Invalid.FieldError(
                    "name", "REQUIRED", "Give the hook a name of 1 to " + MAX_NAME + " characters."));
        }
        if (command.accountId() == null) {
            errors.add(new Invalid.FieldError("accountId", "REQUIRED", "Name the account that the hook feeds."));
        }
        if (command.configurationId() == null) {
            errors.add(new Invalid.FieldError(
                    "configurationId", "REQUIRED", "Name the configuration that the hook feeds."));
        }
        String secret = command.requiredSecret();
        if (secret != null
                && !secret.isEmpty()
                && (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET)) {
            errors.add(new Invalid.FieldError(
                    "requiredSecret",
                    "OUT_OF_RANGE",
                    "The secret must have " + SHORTEST_SECRET + " to " + LONGEST_SECRET + " characters."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (command.fieldMapping() != null) {
            FieldMapping.of(command.fieldMapping());
        }
        return new CheckedHook(
                name,
                command.accountId(),
                command.configurationId(),
                command.isActive(),
                command.fieldMapping(),
                secret);
    }

    /** Account and configuration must be the user's own; a foreign one looks like a missing one. */
    void requireTargets(Sql sql, UUID user) {
        boolean hasAccount = sql.one(
                "select exists (select 1 from trading_account where user_id = $1 and account_id = $2) as found",
                row -> row.bool("found"),
                user,
                accountId);
        // locked, so that it cannot be deleted while a hook turns to it
        boolean hasConfiguration = sql.find("""
                        select 1 as found from dca_configuration
                        where user_id = $1 and id = $2 and deleted_at is null for share""", row -> row.integer("found"), user, configurationId)
                .isPresent();
        List<Invalid.FieldError> errors = new ArrayList<>();
        if (!hasAccount) {
            errors.add(new Invalid.FieldError("accountId", "UNKNOWN", "You have no such account."));
        }
        if (!hasConfiguration) {
            errors.add(new Invalid.FieldError("configurationId", "UNKNOWN", "You have no such configuration."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** Hash of the secret the body must carry from now on, given what was stored before. */
    byte @Nullable [] secretHash(byte @Nullable [] before) {
        String secret = requiredSecret;
        if (secret == null) {
            return before;
        }
        return secret.isEmpty() ? null : HookToken.sha256(secret);
    }

    @Override
    public String toString() {
        return "CheckedHook[name=" + name + "]";
    }
}
