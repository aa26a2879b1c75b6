package dev.tradewind.auth.users;

import dev.tradewind.contracts.rest.UserView;
import dev.tradewind.kit.identity.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as stored. {@code tokenEpoch} rises when every token made before must end. */
public record User(
        UUID id,
        String email,
        String username,
        String passwordHash,
        Role role,
        boolean isActive,
        long tokenEpoch,
        Instant createdAt,
        @Nullable Instant lastLogin,
        long version) {

    public UserView view() {
        return new UserView(id, email, username, role.lowerCase(), isActive, createdAt, lastLogin);
    }
}
