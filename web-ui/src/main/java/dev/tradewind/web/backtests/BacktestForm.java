package dev.tradewind.web.backtests;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.contracts.rest.StrategyTypeView.ParameterView;
import dev.tradewind.contracts.rest.WalkForwardCommand;
import dev.tradewind.web.strategies.ParameterField;
import dev.tradewind.web.text.Choice;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Timeframe;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of a new job: what was typed, what may be chosen, what it would compute, and what is wrong with it. */
public record BacktestForm(
        String key,
        Map<String, String> values,
        Map<String, String> errors,
        List<Choice> strategies,
        String description,
        List<ParameterField> parameters,
        List<ParameterField> exits,
        List<Choice> series,
        List<Choice> more,
        String range,
        List<Choice> timeframes,
        List<Choice> configurations,
        String count,
        boolean isHuge) {
    private static final BigInteger HUGE = BigInteger.valueOf(1_000_000);
    private static final Set<String> FIELDS = Set.of(
            "name",
            "kind",
            "strategy",
            "series",
            "timeframe",
            "from",
            "to",
            "cash",
            "configuration",
            "capitalPercent",
            "slippageBps",
            "feePercent",
            "path",
            "trainBars",
            "testBars",
            "passRatePercent",
            "metric");

    /** What a form is made of: the types, the price history and the configurations there are. */
    record Offer(
            List<StrategyTypeView> types, List<CandleSeriesView> series, List<DcaConfigurationView> configurations) {
        /** The chosen type, or the first one. */
        Optional<StrategyTypeView> type(String id) {
            return types.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .or(() -> types.stream().findFirst());
        }

        List<ParameterView> parameters(String id) {
            List<ParameterView> all =
                    new ArrayList<>(type(id).map(StrategyTypeView::parameters).orElse(List.of()));
            all.addAll(BacktestFields.EXITS);
            return all;
        }
    }

    static BacktestForm of(
            BacktestFields fields, Offer offer, Map<String, String> errors, String key, Figures figures) {
        Optional<StrategyTypeView> type = offer.type(fields.value("strategy"));
        String typeId = type.map(StrategyTypeView::id).orElse("");
        Optional<CandleSeriesView> series = offer.series().stream()
                .filter(one -> one.id().toString().equals(fields.value("series")))
                .findFirst()
                .or(() -> offer.series().stream().findFirst());
        BigInteger sets = fields.sets(offer.parameters(typeId));
        List<ParameterView> own = type.map(StrategyTypeView::parameters).orElse(List.of());
        return new BacktestForm(
                key,
                fields.values(),
                errors,
                offer.types().stream()
                        .map(one -> new Choice(one.id(), one.title(), one.id().equals(typeId)))
                        .toList(),
                type.map(StrategyTypeView::description).orElse(""),
                asked(own, Set.of(), fields, errors, figures),
                asked(BacktestFields.EXITS, namesOf(own), fields, errors, figures),
                offer.series().stream()
                        .map(one -> new Choice(
                                one.id().toString(), name(one), series.get().equals(one)))
                        .toList(),
                offer.series().stream()
                        .filter(one -> !series.get().equals(one))
                        .map(one -> new Choice(
                                one.id().toString(),
                                name(one),
                                fields.values().containsKey(BacktestFields.MORE + one.id())))
                        .toList(),
                series.map(one -> range(one, figures)).orElse(""),
                series.map(one -> timeframes(one, fields)).orElse(List.of()),
                configurations(offer, fields),
                count(sets, series, fields, figures),
                sets.compareTo(HUGE) > 0);
    }

    // a range of this name would mean the strategy's own parameter, so that the exit cannot have one
    private static Set<String> namesOf(List<ParameterView> own) {
        return own.stream().map(one -> ParameterField.EXIT + one.name()).collect(Collectors.toSet());
    }

    private static List<ParameterField> asked(
            List<ParameterView> parameters,
            Set<String> fixed,
            BacktestFields fields,
            Map<String, String> errors,
            Figures figures) {
        return parameters.stream()
                .map(one -> ParameterField.of(
                        one, fields.isRanged() && !fixed.contains(one.name()), fields.values(), errors, figures))
                .toList();
    }

    private static String name(CandleSeriesView series) {
        return series.symbol() + " · " + series.name() + " · "
                + Timeframe.of(series.timeframe()).map(Timeframe::shown).orElse(series.timeframe());
    }

    private static String range(CandleSeriesView series, Figures figures) {
        return figures.count(series.bars()) + " bars, "
                + figures.day(series.from()).text() + " to "
                + figures.day(series.to()).text() + ". " + series.source();
    }

    private static List<Choice> timeframes(CandleSeriesView series, BacktestFields fields) {
        String chosen =
                series.timeframes().contains(fields.value("timeframe")) ? fields.value("timeframe") : standard(series);
        return series.timeframes().stream()
                .map(one ->
                        new Choice(one, Timeframe.of(one).map(Timeframe::shown).orElse(one), one.equals(chosen)))
                .toList();
    }

    // minutes of months are many bars; an hour is what most people mean
    private static String standard(CandleSeriesView series) {
        return series.timeframes().contains(Timeframe.HOUR.stored()) ? Timeframe.HOUR.stored() : series.timeframe();
    }

    private static List<Choice> configurations(Offer offer, BacktestFields fields) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "", "One order in, one out", fields.value("configuration").isEmpty()));
        for (DcaConfigurationView view : offer.configurations()) {
            DcaConfigurationV1 one = view.configuration();
            String id = one.configurationId().toString();
            choices.add(new Choice(id, one.name(), id.equals(fields.value("configuration"))));
        }
        return choices;
    }

    private static String count(
            BigInteger sets, Optional<CandleSeriesView> series, BacktestFields fields, Figures figures) {
        String text = sets.bitLength() > 62
                ? "More sets than anything could compute"
                : figures.count(sets.longValueExact())
                        + (sets.equals(BigInteger.ONE) ? " parameter set" : " parameter sets");
        Optional<Long> bars = series.map(one -> bars(one, fields));
        return bars.isEmpty() ? text : text + " over about " + figures.count(bars.get()) + " bars";
    }

    private static long bars(CandleSeriesView series, BacktestFields fields) {
        Timeframe stored = Timeframe.of(series.timeframe()).orElse(Timeframe.MINUTE);
        Timeframe chosen = Timeframe.of(
                        series.timeframes().contains(fields.value("timeframe"))
                                ? fields.value("timeframe")
                                : standard(series))
                .orElse(stored);
        Duration whole = Duration.between(series.from(), series.to());
        Duration part = Duration.between(
                later(fields.day("from", 0).orElse(series.from()), series.from()),
                earlier(fields.day("to", 1).orElse(series.to()), series.to()));
        double share = whole.isZero() ? 1 : Math.clamp(part.toSeconds() / (double) whole.toSeconds(), 0.0, 1.0);
        return Math.max(1, Math.round(series.bars() * share * stored.seconds() / chosen.seconds()));
    }

    private static java.time.Instant later(java.time.Instant one, java.time.Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static java.time.Instant earlier(java.time.Instant one, java.time.Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean isSingle() {
        return value("kind").equals("single");
    }

    public boolean isWalkForward() {
        return value("kind").equals("walk-forward");
    }

    /** Errors that belong to no field of the form. */
    public List<String> otherErrors() {
        return errors.entrySet().stream()
                .filter(entry -> !FIELDS.contains(entry.getKey())
                        && parameters.stream()
                                .noneMatch(one -> entry.getKey().equals(ParameterField.VALUE + one.name()))
                        && exits.stream().noneMatch(one -> entry.getKey().equals(ParameterField.VALUE + one.name())))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    public List<Choice> kinds() {
        return Choice.of(value("kind"), "single", "One run", "sweep", "Sweep", "walk-forward", "Walk-forward");
    }

    public List<Choice> paths() {
        return Choice.of(
                value("path"),
                "CONSERVATIVE",
                "Careful: the stop before the take-profit",
                "REPLAY",
                "As the paper account replays it");
    }

    public List<Choice> metrics() {
        return WalkForwardCommand.METRICS.stream()
                .map(one -> new Choice(one, Metric.name(one), one.equals(value("metric"))))
                .toList();
    }
}
