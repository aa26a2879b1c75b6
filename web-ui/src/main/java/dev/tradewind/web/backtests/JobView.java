package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.web.strategies.ParameterField;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import dev.tradewind.web.text.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as a line of the list and as the head of its page. */
public record JobView(
        UUID id,
        String name,
        String kind,
        String kindText,
        Pill state,
        boolean isRunning,
        boolean isDone,
        String percent,
        String width,
        String left,
        String strategy,
        String symbols,
        String range,
        String work,
        String values,
        List<String> settings,
        String failure,
        Figure profit,
        String sharpe,
        Figure drawdown,
        String trades,
        String winRate,
        String best,
        Pill verdict,
        Moment created) {
    static JobView of(BacktestView job, Figures figures) {
        boolean isRunning = job.state().equals("QUEUED") || job.state().equals("RUNNING");
        BacktestView.Figures headline = job.figures();
        double share = Math.clamp(job.progress(), 0.0, 1.0);
        return new JobView(
                job.id(),
                job.name(),
                job.kind().toLowerCase(Locale.ROOT).replace('_', '-'),
                kindText(job.kind()),
                state(job),
                isRunning,
                job.state().equals("DONE"),
                figures.percent(share * 100),
                String.format(Locale.ROOT, "%.1f", share * 100),
                left(job, figures),
                ParameterField.label(job.strategy().replace('-', ' ')),
                String.join(", ", job.symbols()),
                Timeframe.of(job.timeframe()).map(Timeframe::shown).orElse(job.timeframe()) + ", "
                        + figures.day(job.from()).text() + " to "
                        + figures.day(job.to()).text(),
                figures.count(job.bars()) + " bars"
                        + (job.sets() > 1 ? " × " + figures.count(job.sets()) + " sets" : ""),
                ParameterField.line(fixed(job), figures),
                settings(job, figures),
                job.failure() == null ? "" : job.failure(),
                headline == null ? Figure.NONE : figures.profitPercent(headline.netProfitPercent()),
                headline == null ? "–" : figures.ratio(headline.sharpe()),
                headline == null ? Figure.NONE : Metric.fall(headline.maxDrawdownPercent(), figures),
                headline == null ? "–" : figures.count(headline.trades()),
                headline == null ? "–" : figures.percent(headline.winRatePercent()),
                headline == null ? "" : ParameterField.line(headline.values(), figures),
                verdict(job.verdict()),
                figures.moment(job.createdAt()));
    }

    /** Whether it can stand beside others: it has a tear sheet. */
    public boolean isComparable() {
        return isDone && !kind.equals("sweep");
    }

    /** Address of the data of the chart with its trades. */
    public String chartSource() {
        return "/backtests/" + id + "/chart";
    }

    /** What that chart shows. */
    public String chartSummary() {
        return "Candles of " + symbols + " with the entries and exits of " + name + ".";
    }

    private static String left(BacktestView job, Figures figures) {
        if (job.state().equals("QUEUED")) {
            return "waits for a free worker";
        }
        return job.secondsLeft() == null
                ? "time left is not known yet"
                : "about " + figures.span(Duration.ofSeconds(job.secondsLeft())) + " left";
    }

    static String kindText(String kind) {
        return switch (kind) {
            case "SWEEP" -> "Sweep";
            case "WALK_FORWARD" -> "Walk-forward";
            default -> "One run";
        };
    }

    private static Pill state(BacktestView job) {
        return switch (job.state()) {
            case "QUEUED" -> new Pill("Waiting", "plain");
            case "RUNNING" -> new Pill("Running", "info");
            case "DONE" -> new Pill("Done", "ok");
            case "CANCELED" -> new Pill("Cancelled", "warn");
            default -> new Pill("Stopped by an error", "danger");
        };
    }

    static Pill verdict(@Nullable String verdict) {
        return switch (verdict == null ? "" : verdict) {
            case "PASS" -> new Pill("✓ Pass", "ok");
            case "FAIL" -> new Pill("✕ Fail", "danger");
            case "INCONCLUSIVE" -> new Pill("? Inconclusive", "warn");
            case "NO_TRADE" -> new Pill("– No trade", "plain");
            default -> new Pill("", "plain");
        };
    }

    // what has a range is among the settings
    private static Map<String, BigDecimal> fixed(BacktestView job) {
        Map<String, BigDecimal> values = new HashMap<>();
        if (job.settings().values() != null) {
            values.putAll(job.settings().values());
        }
        job.ranges().forEach(range -> values.remove(range.name()));
        return values;
    }

    private static List<String> settings(BacktestView job, Figures figures) {
        var settings = job.settings();
        List<String> lines = new ArrayList<>();
        lines.add("Cash " + figures.money(settings.cash(), Metric.CURRENCY));
        if (settings.configurationId() == null) {
            lines.add(figures.percent(settings.capitalPercent()) + " of equity per entry");
            lines.add(
                    settings.takeProfitPercent() == null
                                    || settings.takeProfitPercent().signum() == 0
                            ? "No take-profit"
                            : "Take-profit " + figures.percent(settings.takeProfitPercent()));
            lines.add(
                    settings.stopPercent() == null || settings.stopPercent().signum() == 0
                            ? "No stop"
                            : "Stop " + figures.percent(settings.stopPercent()));
        } else {
            lines.add("Orders and exits of a DCA configuration");
        }
        lines.add("Slippage " + figures.plain(settings.slippageBps()) + " bps");
        if (settings.feePercent() != null) {
            lines.add("Fee " + figures.percent(settings.feePercent()));
        }
        lines.add(
                "REPLAY".equals(settings.path())
                        ? "Bars as the paper account replays them"
                        : "Stop before take-profit");
        for (ParameterRange range : job.ranges()) {
            lines.add(ParameterField.label(range.name()) + " " + figures.plain(range.from()) + " to "
                    + figures.plain(range.to()) + " by " + figures.plain(range.step()));
        }
        if (job.walkForward() != null) {
            lines.add("Trains on " + job.walkForward().trainBars() + " bars, tests on the next "
                    + job.walkForward().testBars());
            lines.add("Optimises " + Metric.name(job.walkForward().metric()).toLowerCase(Locale.ROOT));
        }
        return lines;
    }
}
