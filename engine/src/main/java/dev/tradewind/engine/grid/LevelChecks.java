package dev.tradewind.engine.grid;

import dev.tradewind.engine.grid.DcaConfigurationDraft.LevelDraft;
import dev.tradewind.engine.grid.FieldChecks.Bounds;
import dev.tradewind.engine.money.Percent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one list of levels: number, gaps, and weights that sum to 100 ± 0.01 (D-03). */
final class LevelChecks {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final Bounds GAP = Bounds.between("-99", "0");
    private static final Bounds WEIGHT = Bounds.aboveUpTo("0", "100");
    private static final Bounds TAKE_PROFIT = Bounds.aboveUpTo("0", "1000");

    private final FieldChecks checks;

    LevelChecks(FieldChecks checks) {
        this.checks = checks;
    }

    List<Level> read(String field, @Nullable List<LevelDraft> drafts) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > DcaConfiguration.MAX_LEGS) {
            checks.refuse(field, "LEVEL_COUNT", field + " needs 1 to 7 levels");
            return List.of();
        }
        int before = checks.errors().size();
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k < drafts.size(); k++) {
            levels.add(level(field + "[" + k + "]", drafts.get(k)));
        }
        return checks.errors().size() == before ? check(field, levels) : levels;
    }

    /** Gaps and weights of levels whose single fields are fine; the last leg takes what the others leave of 100. */
    List<Level> check(String field, List<Level> levels) {
        checkGaps(field, levels);
        BigDecimal sum = levels.stream().map(level -> level.weight().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.subtract(HUNDRED).abs().compareTo(TOLERANCE) > 0) {
            checks.refuse(
                    field, "WEIGHT_SUM", "the weights of " + field + " must sum to 100, not " + sum.toPlainString());
            return levels;
        }
        Level last = levels.getLast();
        BigDecimal rest = HUNDRED.subtract(sum).add(last.weight().value());
        if (rest.signum() <= 0) {
            checks.refuse(field, "WEIGHT_SUM", "the weights of " + field + " leave nothing for the last level");
            return levels;
        }
        List<Level> exact = new ArrayList<>(levels.subList(0, levels.size() - 1));
        exact.add(new Level(last.gap(), new Percent(rest), last.takeProfit()));
        return List.copyOf(exact);
    }

    private void checkGaps(String field, List<Level> levels) {
        if (levels.getFirst().gap().value().signum() != 0) {
            checks.refuse(field + "[0].gap_percent", "FIRST_GAP", "the first level is the entry price: its gap is 0");
        }
        for (int k = 1; k < levels.size(); k++) {
            String gap = field + "[" + k + "].gap_percent";
            if (levels.get(k).gap().compareTo(levels.get(k - 1).gap()) >= 0) {
                checks.refuse(gap, "GAP_ORDER", gap + " must lie below the gap of the level before it");
            }
            if (!GAP.contain(levels.get(k).gap().value())) {
                checks.refuse(gap, "OUT_OF_RANGE", gap + " must be " + GAP);
            }
        }
    }

    private Level level(String field, @Nullable LevelDraft draft) {
        if (draft == null) {
            checks.refuse(field, "REQUIRED", field + " is missing");
            return Level.of("0", "100", "1");
        }
        return new Level(
                new Percent(checks.required(field + ".gap_percent", draft.gapPercent(), GAP)),
                new Percent(checks.required(field + ".weight_percent", draft.weightPercent(), WEIGHT)),
                new Percent(checks.required(field + ".tp_percent", draft.takeProfitPercent(), TAKE_PROFIT)));
    }
}
