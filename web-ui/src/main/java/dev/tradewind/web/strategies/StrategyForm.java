package dev.tradewind.web.strategies;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.StrategyCommand;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.contracts.rest.StrategyTypeView.ParameterView;
import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.text.Choice;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Timeframe;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a strategy: what was typed, what may be chosen, and what is wrong with it. */
public record StrategyForm(
        String id,
        Map<String, String> values,
        Map<String, String> errors,
        List<Choice> types,
        String description,
        List<ParameterField> parameters,
        List<Choice> symbols,
        List<Choice> timeframes,
        List<Choice> accounts,
        List<Choice> configurations) {
    private static final Set<String> FIELDS =
            Set.of("name", "typeId", "symbol", "timeframe", "accountId", "configurationId");
    private static final int LONGEST = 200;

    /** What may be chosen. */
    record Offer(
            List<StrategyTypeView> types,
            List<CandleSeriesView> series,
            List<AccountView> accounts,
            List<DcaConfigurationView> configurations) {
        Optional<StrategyTypeView> type(String id) {
            return types.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .or(() -> types.stream().findFirst());
        }
    }

    /** What was typed, cut to sane lengths; parameters of another type than the chosen one are dropped. */
    static Map<String, String> typed(Map<String, String> form) {
        Map<String, String> values = new HashMap<>();
        form.forEach((name, value) -> values.put(
                name, value.strip().length() > LONGEST ? value.strip().substring(0, LONGEST) : value.strip()));
        String shown = values.getOrDefault("shown", "");
        if (!shown.isEmpty() && !shown.equals(values.get("typeId"))) {
            values.keySet().removeIf(name -> name.startsWith(ParameterField.VALUE));
        }
        return values;
    }

    /** A stored strategy as text. */
    static Map<String, String> of(StrategyView view, Figures figures) {
        Map<String, String> values = new HashMap<>(Map.of(
                "name", view.name(),
                "typeId", view.typeId(),
                "symbol", view.symbol(),
                "timeframe",
                        Timeframe.of(view.timeframe()).map(Timeframe::shown).orElse(view.timeframe()),
                "accountId", view.accountId().toString(),
                "configurationId", view.configurationId().toString(),
                "version", Long.toString(view.version())));
        if (view.isEnabled()) {
            values.put("enabled", "on");
        }
        view.values().forEach((name, value) -> values.put(ParameterField.VALUE + name, figures.plain(value)));
        return values;
    }

    static StrategyForm of(
            String id, Map<String, String> values, Map<String, String> errors, Offer offer, Figures figures) {
        Optional<StrategyTypeView> type = offer.type(values.getOrDefault("typeId", ""));
        List<ParameterView> parameters = type.map(StrategyTypeView::parameters).orElse(List.of());
        return new StrategyForm(
                id,
                values,
                errors,
                offer.types().stream()
                        .map(one -> new Choice(
                                one.id(), one.title(), type.map(one::equals).orElse(false)))
                        .toList(),
                type.map(StrategyTypeView::description).orElse(""),
                parameters.stream()
                        .map(one -> ParameterField.of(one, false, values, errors, figures))
                        .toList(),
                symbols(offer, values.getOrDefault("symbol", "")),
                Timeframe.all().stream()
                        .map(one -> new Choice(
                                one.stored(),
                                one.shown(),
                                one.stored().equals(values.getOrDefault("timeframe", Timeframe.QUARTER.stored()))))
                        .toList(),
                offer.accounts().stream()
                        .map(one -> choice(one.id(), one.name(), values.getOrDefault("accountId", "")))
                        .toList(),
                offer.configurations().stream()
                        .map(DcaConfigurationView::configuration)
                        .map(one ->
                                choice(one.configurationId(), one.name(), values.getOrDefault("configurationId", "")))
                        .toList());
    }

    // live prices come first; a symbol that is typed already stays in the list whatever happens to its candles
    private static List<Choice> symbols(Offer offer, String chosen) {
        return Stream.concat(
                        offer.series().stream().filter(CandleSeriesView::isLive).map(CandleSeriesView::symbol),
                        chosen.isEmpty() ? Stream.of("BTC/USDT", "ETH/USDT") : Stream.of(chosen))
                .distinct()
                .map(one -> new Choice(one, one, one.equals(chosen)))
                .toList();
    }

    private static Choice choice(UUID id, String name, String chosen) {
        return new Choice(id.toString(), name, id.toString().equals(chosen));
    }

    /** The command for what was typed; the service checks every value. */
    static StrategyCommand command(Map<String, String> values, @Nullable Long version) {
        Map<String, String> own = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(ParameterField.VALUE) && !value.isEmpty()) {
                own.put(
                        name.substring(ParameterField.VALUE.length()),
                        value.replace('\u2212', '-').replace(',', '.'));
            }
        });
        return new StrategyCommand(
                values.getOrDefault("name", ""),
                values.getOrDefault("typeId", ""),
                own,
                values.getOrDefault("symbol", ""),
                values.getOrDefault("timeframe", ""),
                uuid(values.getOrDefault("accountId", "")),
                uuid(values.getOrDefault("configurationId", "")),
                "on".equals(values.get("enabled")),
                version);
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null; // the service says by field that it is missing
        }
    }

    /** The service's messages by field of this form. */
    static Map<String, String> errorsOf(BackendProblem problem) {
        Map<String, String> found = new LinkedHashMap<>();
        for (BackendProblem.Field field : problem.fields()) {
            String name = field.field().replaceFirst("^values[.\\[]'?([A-Za-z0-9]+)'?]?$", ParameterField.VALUE + "$1");
            found.merge(name, field.message(), (a, b) -> a + " " + b);
        }
        return found;
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public boolean isEnabled() {
        return "on".equals(values.get("enabled"));
    }

    /** Address the form is sent to. */
    public String action() {
        return isNew() ? "/strategies" : "/strategies/" + id;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** Errors that belong to no field of the form. */
    public List<String> otherErrors() {
        return errors.entrySet().stream()
                .filter(entry -> !FIELDS.contains(entry.getKey())
                        && parameters.stream()
                                .noneMatch(one -> entry.getKey().equals(ParameterField.VALUE + one.name())))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }
}
