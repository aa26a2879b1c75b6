package dev.tradewind.engine.grid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration as somebody typed it: everything may be absent or wrong. Absent fields get the defaults of D-03. */
public record DcaConfigurationDraft(
        @Nullable String entryOrderType,
        @Nullable List<LevelDraft> levels,
        @Nullable GeneratorDraft generator,
        @Nullable Map<String, List<LevelDraft>> pyramidLevels,
        @Nullable Integer maxPyramids,
        @Nullable String takeProfitMode,
        @Nullable BigDecimal takeProfitAggregatePercent,
        @Nullable String takeProfitBasis,
        @Nullable BigDecimal stopLossPercent,
        @Nullable String stopLossReference,
        @Nullable Integer maxActiveLegs,
        @Nullable Integer entryTtlSeconds,
        @Nullable BigDecimal cancelBeyondPercent,
        @Nullable String flatPolicy,
        @Nullable CapitalDraft capital,
        @Nullable String belowMinimumPolicy,
        @Nullable String oppositePolicy,
        @Nullable BigDecimal pyramidMinimumGapPercent,
        @Nullable Boolean protectFirst) {

    /** A level as typed. */
    public record LevelDraft(
            @Nullable BigDecimal gapPercent,
            @Nullable BigDecimal weightPercent,
            @Nullable BigDecimal takeProfitPercent) {}

    /** A generator as typed. */
    public record GeneratorDraft(
            @Nullable Integer count,
            @Nullable BigDecimal stepPercent,
            @Nullable BigDecimal stepScale,
            @Nullable BigDecimal baseVolume,
            @Nullable BigDecimal safetyVolume,
            @Nullable BigDecimal volumeScale,
            @Nullable BigDecimal takeProfitPercent) {}

    /** A capital setting as typed; {@code perPyramid} by "0" to "4". */
    public record CapitalDraft(
            @Nullable String mode,
            @Nullable BigDecimal value,
            @Nullable Map<String, BigDecimal> perPyramid) {}

    /** Nothing typed: every field takes its default. */
    public static DcaConfigurationDraft empty() {
        return new DcaConfigurationDraft(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    /** The configuration, or every field that is wrong. */
    public sealed interface Outcome {
        /** All fields are right. */
        record Valid(DcaConfiguration configuration) implements Outcome {}

        /** At least one field is wrong. */
        record Invalid(List<FieldError> errors) implements Outcome {
            public Invalid {
                errors = List.copyOf(errors);
            }
        }
    }

    /** Checks every field and compiles the generator, if there is one, into levels. */
    public Outcome compile() {
        return new DraftCompiler(this).compile();
    }
}
