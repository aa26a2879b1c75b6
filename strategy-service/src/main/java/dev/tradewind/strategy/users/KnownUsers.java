package dev.tradewind.strategy.users;

import dev.tradewind.contracts.events.UserChangedV1;
import dev.tradewind.contracts.events.UserRegisteredV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Who exists, in which role, and whether they are active: an alert of anybody else is answered as if there were no hook. */
@Singleton
public class KnownUsers {
    public void registered(Sql sql, EventEnvelope event) {
        UserRegisteredV1 user = event.dataAs(UserRegisteredV1.class);
        save(sql, event.user(), user.role(), true, user.at());
    }

    public void changed(Sql sql, EventEnvelope event) {
        UserChangedV1 user = event.dataAs(UserChangedV1.class);
        save(sql, event.user(), user.role(), user.isActive(), user.at());
    }

    private static void save(Sql sql, UUID user, String role, boolean isActive, Instant at) {
        sql.update("""
                insert into known_user (user_id, role, is_active, changed_at) values ($1, $2, $3, $4)
                on conflict (user_id) do update
                set role = excluded.role, is_active = excluded.is_active, changed_at = excluded.changed_at""", user, role, isActive, at);
    }
}
