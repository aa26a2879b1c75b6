package dev.tradewind.kit;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.tenancy.Transactions;
import dev.tradewind.local.postgres.DatabaseAccess;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.HashMap;
import java.util.Map;

/** One service without a container: a pool, a transaction helper, an installation. */
public final class Kit implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final TenantTx tx;
    private final Installation installation;

    public Kit(String service, DatabaseAccess access, int connections, Map<String, String> settings) {
        this.pool = PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost(access.host())
                        .setPort(access.port())
                        .setDatabase(access.database())
                        .setUser(access.user())
                        .setPassword(access.password())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(connections))
                .using(vertx)
                .build();
        this.tx = new TenantTx(new Transactions(() -> pool, access.worker()));
        Map<String, String> all = new HashMap<>(settings);
        all.put("tradewind.service", service);
        all.putIfAbsent("tradewind.state-dir", "target/state");
        this.installation = Installation.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .build());
    }

    public TenantTx tx() {
        return tx;
    }

    public Pool pool() {
        return pool;
    }

    public Installation installation() {
        return installation;
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
