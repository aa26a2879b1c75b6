package dev.tradewind.engine.grid;

import dev.tradewind.engine.grid.DcaConfigurationDraft.CapitalDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.GeneratorDraft;
import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import dev.tradewind.engine.grid.FieldChecks.Bounds;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks one draft against the ranges of D-03 and builds the configuration from it. */
final class DraftCompiler {
    private static final List<Level> DEFAULT_LEVELS = List.of(
            Level.of("0", "20", "1"),
            Level.of("-0.5", "20", "0.5"),
            Level.of("-1", "20", "2"),
            Level.of("-1.5", "20", "1.5"),
            Level.of("-2", "20", "1"));
    private static final BigDecimal DEFAULT_CAPITAL = BigDecimal.valueOf(200);
    private static final BigDecimal DEFAULT_AGGREGATE = new BigDecimal("0.8");
    /** A BASE stop lies at least this far beyond the deepest gap (D-03). */
    private static final BigDecimal STOP_MARGIN = new BigDecimal("0.5");

    private static final Bounds AMOUNT = Bounds.above("0");
    private static final Bounds PERCENT = Bounds.aboveUpTo("0", "1000");
    private static final Bounds SHARE = Bounds.aboveUpTo("0", "100");
    private static final Bounds SCALE = Bounds.between("0.1", "10");

    private final DcaConfigurationDraft draft;
    private final FieldChecks checks = new FieldChecks();
    private final LevelChecks levelChecks = new LevelChecks(checks);

    DraftCompiler(DcaConfigurationDraft draft) {
        this.draft = draft;
    }

    DcaConfigurationDraft.Outcome compile() {
        Generator generator = generator(draft.generator());
        List<Level> levels = levels(generator);
        Map<Integer, List<Level>> pyramidLevels = pyramidLevels();
        TakeProfitMode takeProfitMode = takeProfitMode();
        StopReference stopReference = checks.named(
                "sl_reference",
                draft.stopLossReference(),
                StopReference.BASE,
                StopReference::named,
                Arrays.stream(StopReference.values()).map(StopReference::wireName));
        Percent stopLoss = percent("sl_percent", draft.stopLossPercent(), Bounds.aboveUpTo("0", "99"));
        checkStop(stopLoss, stopReference, levels);
        if (Boolean.TRUE.equals(draft.protectFirst())) {
            notYet("protect_first");
        }
        DcaConfiguration configuration = new DcaConfiguration(
                checks.named(
                        "entry_order_type",
                        draft.entryOrderType(),
                        EntryOrderType.LIMIT,
                        EntryOrderType::named,
                        Arrays.stream(EntryOrderType.values()).map(EntryOrderType::wireName)),
                levels,
                generator,
                pyramidLevels,
                checks.integer("max_pyramids", draft.maxPyramids(), 5, 1, 5),
                takeProfitMode,
                takeProfitAggregate(takeProfitMode),
                takeProfitBasis(),
                stopLoss,
                stopReference,
                checks.integer("max_active_legs", draft.maxActiveLegs(), 7, 1, 7),
                Duration.ofSeconds(checks.integer("entry_ttl_seconds", draft.entryTtlSeconds(), 300, 0, 86_400)),
                percent("cancel_beyond_percent", draft.cancelBeyondPercent(), PERCENT),
                checks.named(
                        "flat_policy",
                        draft.flatPolicy(),
                        FlatPolicy.CLOSE,
                        FlatPolicy::named,
                        Arrays.stream(FlatPolicy.values()).map(FlatPolicy::wireName)),
                capital(generator, stopLoss),
                belowMinimumPolicy(),
                checks.named(
                        "opposite_policy",
                        draft.oppositePolicy(),
                        OppositePolicy.REJECT, // C-51: QUEUE becomes the default together with the queue
                        OppositePolicy::named,
                        Arrays.stream(OppositePolicy.values()).map(OppositePolicy::wireName)),
                percent("pyramid_min_gap_percent", draft.pyramidMinimumGapPercent(), Bounds.between("0", "99")));
        return checks.isClean()
                ? new DcaConfigurationDraft.Outcome.Valid(configuration)
                : new DcaConfigurationDraft.Outcome.Invalid(checks.errors());
    }

    private List<Level> levels(@Nullable Generator generator) {
        if (generator != null) {
            return levelChecks.check("generator", generator.compile());
        }
        List<LevelDraft> typed = draft.levels();
        return typed == null ? DEFAULT_LEVELS : levelChecks.read("levels", typed);
    }

    private Map<Integer, List<Level>> pyramidLevels() {
        Map<String, List<LevelDraft>> typed = draft.pyramidLevels();
        Map<Integer, List<Level>> levels = new TreeMap<>();
        if (typed != null) {
            new TreeMap<>(typed)
                    .forEach((pyramid, drafts) -> index("pyramid_levels", pyramid, 1)
                            .ifPresent(p -> levels.put(p, levelChecks.read("pyramid_levels." + pyramid, drafts))));
        }
        return levels;
    }

    private @Nullable Generator generator(@Nullable GeneratorDraft typed) {
        if (typed == null) {
            return null;
        }
        int before = checks.errors().size();
        if (typed.count() == null) {
            checks.refuse("generator.count", "REQUIRED", "generator.count is missing");
        }
        Generator generator = new Generator(
                checks.integer("generator.count", typed.count(), 0, 0, 6),
                new Percent(
                        checks.required("generator.step_percent", typed.stepPercent(), Bounds.between("0.01", "50"))),
                checks.required("generator.step_scale", typed.stepScale(), SCALE),
                checks.required("generator.base_volume", typed.baseVolume(), AMOUNT),
                checks.required("generator.safety_volume", typed.safetyVolume(), AMOUNT),
                checks.required("generator.volume_scale", typed.volumeScale(), SCALE),
                new Percent(checks.required("generator.tp_percent", typed.takeProfitPercent(), PERCENT)));
        return checks.errors().size() == before ? generator : null;
    }

    private TakeProfitMode takeProfitMode() {
        TakeProfitMode mode = checks.named(
                "tp_mode",
                draft.takeProfitMode(),
                TakeProfitMode.PER_LEG,
                TakeProfitMode::named,
                Arrays.stream(TakeProfitMode.values()).map(TakeProfitMode::wireName));
        if (mode == TakeProfitMode.PYRAMID_AGGREGATE) {
            notYet("tp_mode");
        }
        return mode;
    }

    private TakeProfitBasis takeProfitBasis() {
        TakeProfitBasis basis = checks.named(
                "tp_basis",
                draft.takeProfitBasis(),
                TakeProfitBasis.GROSS,
                TakeProfitBasis::named,
                Arrays.stream(TakeProfitBasis.values()).map(TakeProfitBasis::wireName));
        if (basis == TakeProfitBasis.NET) {
            notYet("tp_basis");
        }
        return basis;
    }

    private BelowMinimumPolicy belowMinimumPolicy() {
        BelowMinimumPolicy policy = checks.named(
                "below_min_policy",
                draft.belowMinimumPolicy(),
                BelowMinimumPolicy.REJECT,
                BelowMinimumPolicy::named,
                Arrays.stream(BelowMinimumPolicy.values()).map(BelowMinimumPolicy::wireName));
        if (policy == BelowMinimumPolicy.MERGE) {
            notYet("below_min_policy");
        }
        return policy;
    }

    private @Nullable Percent takeProfitAggregate(TakeProfitMode mode) {
        Percent typed = percent("tp_aggregate_percent", draft.takeProfitAggregatePercent(), PERCENT);
        return typed == null && mode != TakeProfitMode.PER_LEG ? new Percent(DEFAULT_AGGREGATE) : typed;
    }

    private Capital capital(@Nullable Generator generator, @Nullable Percent stopLoss) {
        CapitalDraft typed = draft.capital();
        if (typed == null) {
            BigDecimal value = generator == null ? DEFAULT_CAPITAL : generator.totalVolume();
            return new Capital(CapitalMode.FIXED_QUOTE, value, Map.of());
        }
        CapitalMode mode = checks.named(
                "capital.mode",
                typed.mode(),
                CapitalMode.FIXED_QUOTE,
                name -> Arrays.stream(CapitalMode.values())
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst(),
                Arrays.stream(CapitalMode.values()).map(CapitalMode::name));
        if (mode == CapitalMode.RISK && stopLoss == null) {
            checks.refuse(
                    "sl_percent", "STOP_REQUIRED", "capital mode RISK sizes by the stop, so sl_percent is needed");
        }
        return new Capital(mode, capitalValue(typed, mode), perPyramid(typed));
    }

    private BigDecimal capitalValue(CapitalDraft typed, CapitalMode mode) {
        return switch (mode) {
            case FIXED_QUOTE -> checks.required("capital.value", typed.value(), AMOUNT);
            case PCT_EQUITY, RISK -> checks.required("capital.value", typed.value(), SHARE);
            case SIGNAL -> {
                BigDecimal value = checks.optional("capital.value", typed.value(), Bounds.between("0", "1e15"));
                yield value == null ? BigDecimal.ZERO : value;
            }
        };
    }

    private Map<Integer, BigDecimal> perPyramid(CapitalDraft typed) {
        Map<Integer, BigDecimal> amounts = new TreeMap<>();
        if (typed.perPyramid() != null) {
            new TreeMap<>(typed.perPyramid())
                    .forEach((pyramid, amount) -> index("capital.per_pyramid", pyramid, 0)
                            .ifPresent(p ->
                                    amounts.put(p, checks.required("capital.per_pyramid." + pyramid, amount, AMOUNT))));
        }
        return amounts;
    }

    private Optional<Integer> index(String field, String text, int least) {
        if (text.length() == 1 && text.charAt(0) >= '0' + least && text.charAt(0) <= '4') {
            return Optional.of(text.charAt(0) - '0');
        }
        checks.refuse(field, "UNKNOWN_PYRAMID", field + " is a map by pyramid, \"" + least + "\" to \"4\"");
        return Optional.empty();
    }

    private void checkStop(@Nullable Percent stopLoss, StopReference reference, List<Level> levels) {
        if (stopLoss == null || reference != StopReference.BASE || levels.isEmpty()) {
            return;
        }
        BigDecimal deepest = levels.getLast().gap().value().abs().add(STOP_MARGIN);
        if (stopLoss.value().compareTo(deepest) <= 0) {
            checks.refuse(
                    "sl_percent",
                    "STOP_INSIDE_GRID",
                    "sl_percent must be more than " + deepest.toPlainString()
                            + ": half a percent beyond the deepest gap");
        }
    }

    private @Nullable Percent percent(String field, @Nullable BigDecimal value, Bounds bounds) {
        BigDecimal checked = checks.optional(field, value, bounds);
        return checked == null ? null : new Percent(checked);
    }

    private void notYet(String field) {
        checks.refuse(field, "NOT_YET", "this value of " + field + " is planned but not available yet");
    }
}
