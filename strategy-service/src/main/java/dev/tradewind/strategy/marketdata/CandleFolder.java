package dev.tradewind.strategy.marketdata;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The one store of this process, over the configured folder. */
@Singleton
class CandleFolder {
    @Produces
    @Singleton
    CandleStore store(MarketdataConfig config, Installation installation) {
        Path folder = config.folder().orElseGet(() -> installation.stateDir().resolve("candles"));
        return new CandleStore(folder.toAbsolutePath(), config.cacheBytes());
    }
}
