package dev.tradewind.web.dashboard;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.EntryGateView;
import dev.tradewind.contracts.rest.ExposureView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Caller;
import dev.tradewind.web.backend.NotificationClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.backend.RiskClient;
import dev.tradewind.web.backend.StrategyClient;
import dev.tradewind.web.notifications.NotificationRowView;
import dev.tradewind.web.positions.PositionRowView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Pill;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the first page from all services at once; a service that is away leaves its part out and nothing else. */
@ApplicationScoped
public class Board {
    private static final int SHOWN_POSITIONS = 8;
    private static final int SHOWN_NOTES = 5;
    private static final Duration STALE = Duration.ofSeconds(15);

    private final BrokerClient broker;
    private final StrategyClient strategy;
    private final RiskClient risk;
    private final NotificationClient notifications;

    Board(BrokerClient broker, StrategyClient strategy, RiskClient risk, NotificationClient notifications) {
        this.broker = broker;
        this.strategy = strategy;
        this.risk = risk;
        this.notifications = notifications;
    }

    /** The page for this caller, written with these figures. */
    BoardView read(Caller caller, Figures figures) {
        Pending<List<AccountView>> accounts = Pending.start(() -> broker.accounts(caller));
        Pending<Page<GroupView>> groups = Pending.start(() -> broker.groups("open", 50, 0, caller));
        Pending<List<MonitorView>> monitors = Pending.start(() -> broker.monitors(caller));
        Pending<List<QuoteView>> quotes = Pending.start(() -> broker.quotes(caller));
        Pending<Page<NotificationView>> notes =
                Pending.start(() -> notifications.notifications(SHOWN_NOTES, 0, caller));
        Pending<List<BoardView.Step>> steps = Pending.start(() -> steps(caller));
        Optional<AccountView> account =
                accounts.ifAnswered().flatMap(all -> all.stream().findFirst());
        Pending<Optional<EntryGateView>> gate =
                Pending.start(() -> account.map(one -> broker.entryGate(one.id(), caller)));
        Pending<Optional<ExposureView>> exposure =
                Pending.start(() -> account.map(one -> risk.exposure(one.id(), caller)));
        List<GroupView> open = groups.ifAnswered().map(Page::items).orElse(null);
        return new BoardView(
                account.map(one -> money(one, open, figures)).orElse(null),
                gate.ifAnswered().flatMap(one -> one).map(Board::gate).orElse(null),
                exposure.ifAnswered()
                        .flatMap(one -> one)
                        .map(one -> limits(one, figures))
                        .orElse(null),
                monitors.ifAnswered().map(all -> monitors(all, figures)).orElse(null),
                open == null
                        ? null
                        : open.stream()
                                .limit(SHOWN_POSITIONS)
                                .map(group -> PositionRowView.of(group, figures))
                                .toList(),
                groups.ifAnswered().map(Page::total).orElse(0L),
                notes.ifAnswered()
                        .map(page -> page.items().stream()
                                .map(note -> NotificationRowView.of(note, figures))
                                .toList())
                        .orElse(null),
                quotes.ifAnswered().orElse(List.of()).stream()
                        .map(quote -> price(quote, figures))
                        .toList(),
                steps.ifAnswered().orElse(List.of()),
                figures.moment(figures.now()).text());
    }

    private List<BoardView.Step> steps(Caller caller) {
        Pending<Boolean> configuration =
                Pending.start(() -> !strategy.configurations(caller).isEmpty());
        Pending<Boolean> hook = Pending.start(() -> !strategy.hooks(caller).isEmpty());
        Pending<Boolean> position =
                Pending.start(() -> broker.groups("open", 1, 0, caller).total() > 0
                        || broker.groups("history", 1, 0, caller).total() > 0);
        boolean signal = strategy.signals(1, 0, caller).total() > 0;
        return List.of(
                new BoardView.Step(
                        "Make a DCA configuration: the grid and its exits", "/configurations/new", configuration.get()),
                new BoardView.Step("Make a hook: the address for your alerts", "/hooks/new", hook.get()),
                new BoardView.Step("Send a test alert from the hook's card", "/hooks", signal),
                new BoardView.Step("Watch the position it opens", "/positions", position.get()));
    }

    private static BoardView.Money money(AccountView account, @Nullable List<GroupView> open, Figures figures) {
        BigDecimal start = account.equityAtSessionStart();
        BigDecimal today = account.equity().subtract(start);
        BigDecimal percent = start.signum() == 0
                ? BigDecimal.ZERO
                : today.multiply(BigDecimal.valueOf(100)).divide(start, 4, RoundingMode.HALF_EVEN);
        BigDecimal profit = open == null
                ? null
                : open.stream()
                        .map(group ->
                                Optional.ofNullable(group.unrealisedProfit()).orElse(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BoardView.Money(
                account.name(),
                figures.money(account.equity(), account.currency()),
                figures.profit(today, account.currency()),
                figures.profitPercent(percent),
                figures.profit(profit, account.currency()),
                figures.money(account.available(), account.currency()),
                figures.money(account.positionsValue(), account.currency()));
    }

    private static BoardView.Gate gate(EntryGateView gate) {
        return new BoardView.Gate(
                gate.isOpen(),
                gate.reasons().stream()
                        .map(reason -> new BoardView.Reason(reason.code(), reason.text()))
                        .toList());
    }

    private static List<BoardView.Bar> limits(ExposureView exposure, Figures figures) {
        return exposure.limits().stream()
                .map(bar -> {
                    BigDecimal used = bar.usedPercent() == null ? BigDecimal.ZERO : bar.usedPercent();
                    int whole = Math.clamp(used.intValue(), 0, 100);
                    String kind = whole >= 100 ? "danger" : whole >= 80 ? "warn" : "info";
                    return new BoardView.Bar(
                            Labels.words(bar.rule()),
                            figures.sentence(bar.actual()),
                            figures.sentence(bar.limit()),
                            figures.percent(used),
                            Integer.toString(whole),
                            kind);
                })
                .toList();
    }

    private static List<BoardView.Monitor> monitors(List<MonitorView> monitors, Figures figures) {
        return monitors.stream()
                .map(one -> new BoardView.Monitor(
                        Labels.words(one.name().replace('-', '_')),
                        "every " + figures.span(Duration.ofSeconds(one.everySeconds())),
                        figures.moment(one.lastSuccess()),
                        state(one.state())))
                .toList();
    }

    private static Pill state(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "OK" -> new Pill("OK", "ok");
            case "LATE" -> new Pill("Late", "warn");
            default -> new Pill("Failed", "danger");
        };
    }

    private static BoardView.Price price(QuoteView quote, Figures figures) {
        boolean isStale = quote.receivedAt().plus(STALE).isBefore(figures.now());
        return new BoardView.Price(
                quote.symbol(), figures.price(quote.bid()), figures.moment(quote.receivedAt()), isStale);
    }
}
