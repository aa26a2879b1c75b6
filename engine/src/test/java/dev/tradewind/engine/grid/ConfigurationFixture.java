package dev.tradewind.engine.grid;

import dev.tradewind.engine.grid.DcaConfigurationDraft.CapitalDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.GeneratorDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configurations that read like speech; everything not said takes the defaults of D-03. */
public final class ConfigurationFixture {
    private @Nullable String entryOrderType;
    private @Nullable List<LevelDraft> levels;
    private @Nullable GeneratorDraft generator;
    private @Nullable Map<String, List<LevelDraft>> pyramidLevels;
    private @Nullable Integer maxPyramids;
    private @Nullable String takeProfitMode;
    private @Nullable BigDecimal takeProfitAggregate;
    private @Nullable String takeProfitBasis;
    private @Nullable BigDecimal stopLoss;
    private @Nullable String stopReference;
    private @Nullable Integer maxActiveLegs;
    private @Nullable Integer entryTtl;
    private @Nullable CapitalDraft capital;
    private @Nullable String belowMinimum;
    private @Nullable BigDecimal pyramidGap;
    private @Nullable Boolean protectFirst;

    public static ConfigurationFixture aConfiguration() {
        return new ConfigurationFixture();
    }

    public ConfigurationFixture atMarket() {
        entryOrderType = "market";
        return this;
    }

    public ConfigurationFixture entryOrderType(String name) {
        entryOrderType = name;
        return this;
    }

    /** Levels as "gap weight takeProfit". */
    public ConfigurationFixture levels(String... texts) {
        levels = drafts(texts);
        return this;
    }

    public ConfigurationFixture pyramid(String index, String... texts) {
        pyramidLevels = Map.of(index, drafts(texts));
        return this;
    }

    public ConfigurationFixture generated(Generator from) {
        generator = new GeneratorDraft(
                from.count(),
                from.step().value(),
                from.stepScale(),
                from.baseVolume(),
                from.safetyVolume(),
                from.volumeScale(),
                from.takeProfit().value());
        return this;
    }

    public ConfigurationFixture maxPyramids(int most) {
        maxPyramids = most;
        return this;
    }

    public ConfigurationFixture takeProfit(String mode, @Nullable String aggregatePercent) {
        takeProfitMode = mode;
        takeProfitAggregate = aggregatePercent == null ? null : new BigDecimal(aggregatePercent);
        return this;
    }

    public ConfigurationFixture basis(String basis) {
        takeProfitBasis = basis;
        return this;
    }

    public ConfigurationFixture stop(String percent, String reference) {
        stopLoss = new BigDecimal(percent);
        stopReference = reference;
        return this;
    }

    public ConfigurationFixture maxActiveLegs(int most) {
        maxActiveLegs = most;
        return this;
    }

    public ConfigurationFixture entryTtl(int seconds) {
        entryTtl = seconds;
        return this;
    }

    public ConfigurationFixture capital(@Nullable String mode, @Nullable String value) {
        capital = new CapitalDraft(mode, value == null ? null : new BigDecimal(value), null);
        return this;
    }

    public ConfigurationFixture capitalOfPyramid(String pyramid, String amount) {
        capital = new CapitalDraft("FIXED_QUOTE", BigDecimal.TEN, Map.of(pyramid, new BigDecimal(amount)));
        return this;
    }

    public ConfigurationFixture belowMinimum(String policy) {
        belowMinimum = policy;
        return this;
    }

    public ConfigurationFixture pyramidGap(String percent) {
        pyramidGap = new BigDecimal(percent);
        return this;
    }

    public ConfigurationFixture protectFirst() {
        protectFirst = true;
        return this;
    }

    public DcaConfigurationDraft draft() {
        return new DcaConfigurationDraft(
                entryOrderType,
                levels,
                generator,
                pyramidLevels,
                maxPyramids,
                takeProfitMode,
                takeProfitAggregate,
                takeProfitBasis,
                stopLoss,
                stopReference,
                maxActiveLegs,
                entryTtl,
                null,
                null,
                capital,
                belowMinimum,
                null,
                pyramidGap,
                protectFirst);
    }

    public DcaConfiguration valid() {
        return switch (draft().compile()) {
            case DcaConfigurationDraft.Outcome.Valid valid -> valid.configuration();
            case DcaConfigurationDraft.Outcome.Invalid invalid ->
                throw new AssertionError("not valid: " + invalid.errors());
        };
    }

    public List<FieldError> errors() {
        return switch (draft().compile()) {
            case DcaConfigurationDraft.Outcome.Valid valid -> List.of();
            case DcaConfigurationDraft.Outcome.Invalid invalid -> invalid.errors();
        };
    }

    private static List<LevelDraft> drafts(String... texts) {
        List<LevelDraft> drafts = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split(" ");
            drafts.add(new LevelDraft(new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2])));
        }
        return drafts;
    }
}
