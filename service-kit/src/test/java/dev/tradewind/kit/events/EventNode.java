package dev.tradewind.kit.events;

import dev.tradewind.kit.Kit;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.lifecycle.Stopping;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.local.postgres.DatabaseAccess;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The event half of one service, without a container. */
final class EventNode implements AutoCloseable {
    final Kit kit;
    final NatsLink nats;
    final CommittedEvents committed;
    final EventLog log;
    final EventPulls pulls;
    final ParkedEvents parked;
    final Json json = new Json();
    final Stopping stopping = new Stopping();

    EventNode(String service, DatabaseAccess access, Map<String, String> settings) {
        kit = new Kit(service, access, 8, settings);
        nats = new NatsLink(kit.installation());
        committed = new CommittedEvents(nats, kit.installation(), json, stopping);
        log = new EventLog(new Ids(InstantSource.system()), InstantSource.system(), json, committed);
        pulls = new EventPulls(kit.tx(), committed, stopping);
        parked = new ParkedEvents(json, kit.tx());
        kit.installation().setting("tradewind.nats.url").ifPresent(nats::connect);
    }

    TenantTx tx() {
        return kit.tx();
    }

    EventApplier applier(EventConsumer consumer, EventsConfig config) {
        return new EventApplier(consumer, kit.installation().service(), tx(), parked, config);
    }

    ConsumerLoop loop(EventConsumer consumer, EventsConfig config, Puller puller) {
        return new ConsumerLoop(
                applier(consumer, config), puller, nats, new Leases(tx(), UUID.randomUUID()), json, config);
    }

    static EventsConfig config(Duration longPoll, Duration lease) {
        Map<String, String> settings = new HashMap<>();
        settings.put("tradewind.events.long-poll", longPoll.toMillis() + "ms");
        settings.put("tradewind.events.lease", lease.toMillis() + "ms");
        settings.put("tradewind.events.batch", "50");
        return new SmallRyeConfigBuilder()
                .withMapping(EventsConfig.class)
                .addDefaultSources()
                .withConverter(Duration.class, 500, text -> Duration.ofMillis(millis(text)))
                .withSources(new PropertiesConfigSource(settings, "events", 600))
                .build()
                .getConfigMapping(EventsConfig.class);
    }

    private static long millis(String text) {
        if (text.endsWith("ms")) {
            return Long.parseLong(text.substring(0, text.length() - 2));
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? Duration.ofDays(number).toMillis() : number * 1000;
    }

    @Override
    public void close() {
        nats.stop(null);
        kit.close();
    }
}
