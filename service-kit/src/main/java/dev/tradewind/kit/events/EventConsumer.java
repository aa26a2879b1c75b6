package dev.tradewind.kit.events;

import java.util.Map;

/** What a service does with the facts of one producer: one bean per producer. Types without a handler are passed over. */
public abstract class EventConsumer {
    /** Short name of the producing service, for example {@code strategy}. */
    public abstract String producer();

    /** Handlers by event type; asked once at start. */
    public abstract Map<String, EventHandler> handlers();

    /** Called for a type without a handler, for consumers that want every fact; passes over by default. */
    public EventHandler otherwise() {
        return (sql, event) -> {};
    }
}
