package dev.tradewind.strategy.facts;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import dev.tradewind.strategy.dcaconfigurations.StarterConfigurations;
import dev.tradewind.strategy.users.KnownUsers;
import jakarta.inject.Singleton;
import java.util.Map;

/** Facts of auth-service: users come, change and go. */
@Singleton
public class AuthFacts extends EventConsumer {
    private final KnownUsers users;
    private final StarterConfigurations starters;

    AuthFacts(KnownUsers users, StarterConfigurations starters) {
        this.users = users;
        this.starters = starters;
    }

    @Override
    public String producer() {
        return "auth";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(
                EventTypes.USER_REGISTERED,
                (sql, event) -> {
                    users.registered(sql, event);
                    starters.create(sql, event);
                },
                EventTypes.USER_CHANGED,
                users::changed);
    }
}
