package dev.tradewind.strategy.strategies.types;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where strategies come from. */
@ConfigMapping(prefix = "strategy.types")
public interface StrategyTypesConfig {
    /** Folder of strategy jars that the operator installed (C-61), read at the start; none by default. */
    Optional<Path> jars();
}
