package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What to start from: weights by preset name and number of legs (in percent), and whole configurations. */
record PresetsView(Map<String, Map<String, List<BigDecimal>>> weights, List<Starter> starters) {
    /** A whole configuration to copy; its id means nothing. */
    record Starter(String name, String description, DcaConfigurationV1 configuration) {}
}
