package dev.tradewind.strategy.strategies.types;

import dev.tradewind.engine.strategies.StrategyTypes;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The types of this process, read once at the start; what was left out stands in the log. */
@Singleton
class InstalledStrategies {
    @Produces
    @Singleton
    @Startup
    StrategyTypes types(StrategyTypesConfig config) {
        StrategyJars.Loaded loaded = StrategyJars.load(config.jars().orElse(null));
        loaded.refusals().forEach(refusal -> Log.errorf("strategy jar refused reason=%s", refusal));
        if (config.jars().isPresent() && ImageMode.current().isNativeImage()) {
            Log.error("strategy jars need the Java machine; this is a native program and loads none");
        }
        Log.infof("strategies installed count=%d", loaded.types().all().size());
        return loaded.types();
    }
}
