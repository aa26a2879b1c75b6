package dev.tradewind.broker.accounts;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.events.EventConsumer;
import dev.tradewind.kit.events.EventHandler;
import jakarta.inject.Singleton;
import java.util.Map;

/** What broker-service does with the facts of auth-service. */
@Singleton
public class AuthFacts extends EventConsumer {
    private final OpenAccount openAccount;

    AuthFacts(OpenAccount openAccount) {
        this.openAccount = openAccount;
    }

    @Override
    public String producer() {
        return "auth";
    }

    @Override
    public Map<String, EventHandler> handlers() {
        return Map.of(EventTypes.USER_REGISTERED, (sql, event) -> openAccount.handle(sql, event.user()));
    }
}
