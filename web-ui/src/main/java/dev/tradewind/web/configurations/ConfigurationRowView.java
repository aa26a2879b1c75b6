package dev.tradewind.web.configurations;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import java.util.UUID;

/** One configuration as a card. */
public record ConfigurationRowView(
        UUID id, String name, String version, String grid, String exits, String stop, String capital, Moment updated) {
    static ConfigurationRowView of(DcaConfigurationView view, Figures figures) {
        DcaConfigurationV1 one = view.configuration();
        LevelV1 last = one.levels().getLast();
        String deepest = figures.percent(last.gapPercent());
        return new ConfigurationRowView(
                one.configurationId(),
                one.name(),
                "version " + one.version(),
                one.levels().size() + (one.levels().size() == 1 ? " leg" : " legs down to " + deepest) + ", "
                        + one.maxPyramids() + (one.maxPyramids() == 1 ? " pyramid" : " pyramids"),
                Labels.words(one.takeProfitMode()),
                one.stopLossPercent() == null ? "No stop" : "Stop " + figures.percent(one.stopLossPercent()),
                capital(one, figures),
                figures.moment(view.updatedAt()));
    }

    private static String capital(DcaConfigurationV1 one, Figures figures) {
        return switch (one.capital().mode()) {
            case "FIXED_QUOTE" -> figures.money(one.capital().value(), "USDT") + " per pyramid";
            case "PCT_EQUITY" -> figures.percent(one.capital().value()) + " of equity per pyramid";
            case "RISK" -> figures.percent(one.capital().value()) + " of equity at risk";
            default -> "Size from the signal";
        };
    }
}
