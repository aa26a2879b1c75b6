package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.DcaConfigurationDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.CapitalDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.GeneratorDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Three configurations that a new user finds, so that a first hook needs no study of grids. */
@Singleton
public class StarterConfigurations {
    /** Name of the configuration that {@code make demo} signals. */
    public static final String DEMO = "Tight demo";

    private final DcaConfigurations configurations;

    StarterConfigurations(DcaConfigurations configurations) {
        this.configurations = configurations;
    }

    /** A named starting point. */
    record Starter(String name, String description, DcaConfiguration configuration) {}

    /** A user registered: the starters become the user's own. */
    public void create(Sql sql, EventEnvelope event) {
        for (Starter starter : starters()) {
            configurations.create(
                    sql, event.user(), DcaConfigurations.Actor.SYSTEM, starter.name(), starter.configuration());
        }
    }

    static List<Starter> starters() {
        return List.of(calmGrid(), tightDemo(), deepLadder());
    }

    private static Starter calmGrid() {
        return new Starter(
                "Calm grid",
                "Five limit orders down to 2 % below, each with its own take-profit, stop 5 % below the first price.",
                compile("limit", null, null, "per_leg", null, "5", "1000"));
    }

    private static Starter tightDemo() {
        return new Starter(
                DEMO,
                "A market order and two close limits, take-profit 0.3 % each, stop 1 %: over within minutes.",
                compile(
                        "market",
                        List.of(level("0", "40", "0.3"), level("-0.15", "30", "0.3"), level("-0.3", "30", "0.3")),
                        null,
                        "per_leg",
                        null,
                        "1",
                        "1000"));
    }

    private static Starter deepLadder() {
        return new Starter(
                "Deep ladder",
                "Four growing safety orders down to 8.1 % below, closed together 2 % above the average, stop 12 %.",
                compile(
                        "limit",
                        null,
                        new GeneratorDraft(
                                4,
                                decimal("1"),
                                decimal("1.5"),
                                decimal("100"),
                                decimal("50"),
                                decimal("1.2"),
                                decimal("2")),
                        "aggregate",
                        "2",
                        "12",
                        "368.40"));
    }

    private static DcaConfiguration compile(
            String entry,
            @Nullable List<LevelDraft> levels,
            @Nullable GeneratorDraft generator,
            String takeProfitMode,
            @Nullable String aggregate,
            String stop,
            String capital) {
        var draft = new DcaConfigurationDraft(
                entry,
                levels,
                generator,
                null,
                null,
                takeProfitMode,
                aggregate == null ? null : decimal(aggregate),
                null,
                decimal(stop),
                null,
                null,
                null,
                null,
                null,
                new CapitalDraft("FIXED_QUOTE", decimal(capital), Map.of()),
                null,
                null,
                null,
                null);
        return switch (draft.compile()) {
            case DcaConfigurationDraft.Outcome.Valid(DcaConfiguration configuration) -> configuration;
            case DcaConfigurationDraft.Outcome.Invalid(var errors) ->
                throw new IllegalStateException("a starter configuration is not valid: " + errors);
        };
    }

    private static LevelDraft level(String gap, String weight, String takeProfit) {
        return new LevelDraft(decimal(gap), decimal(weight), decimal(takeProfit));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }
}
