package dev.tradewind.web.live;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a page that move with the price, read from broker-service and written like the pages write them. */
@ApplicationScoped
public class LiveFigures {
    private static final int ON_SCREEN = 50;

    private final BrokerClient broker;
    private final PriceHistory history;
    private final Frames frames;

    LiveFigures(BrokerClient broker, PriceHistory history, Frames frames) {
        this.history = history;
        this.broker = broker;
        this.frames = frames;
    }

    /** Text and kind of one place on a page. */
    public record Cell(String text, String kind) {
        static Cell of(Figure figure) {
            return new Cell(figure.text(), figure.kind());
        }
    }

    /** Every live place by its key. */
    public Map<String, Cell> read(Viewer viewer) {
        Pending<List<AccountView>> accounts = Pending.start(() -> broker.accounts(viewer.caller()));
        List<GroupView> groups =
                broker.groups("open", ON_SCREEN, 0, viewer.caller()).items();
        Figures figures = frames.figures(viewer);
        Map<String, Cell> cells = new LinkedHashMap<>();
        BigDecimal open = BigDecimal.ZERO;
        for (GroupView group : groups) {
            open = open.add(group.unrealisedProfit() == null ? BigDecimal.ZERO : group.unrealisedProfit());
            cells.put("mark-" + group.id(), new Cell(figures.price(group.marketPrice()), ""));
            cells.put("pnl-" + group.id(), Cell.of(figures.profit(group.unrealisedProfit(), "USDT")));
            cells.put("pct-" + group.id(), Cell.of(figures.profitPercent(group.unrealisedPercent())));
        }
        history.last().forEach((symbol, price) -> cells.put("price-" + symbol, new Cell(figures.price(price), "")));
        BigDecimal openProfit = open;
        accounts.ifAnswered().flatMap(all -> all.stream().findFirst()).ifPresent(account -> {
            cells.put("equity", new Cell(figures.money(account.equity(), account.currency()), ""));
            BigDecimal today = account.equity().subtract(account.equityAtSessionStart());
            cells.put("today", Cell.of(figures.profit(today, account.currency())));
            cells.put("open", Cell.of(figures.profit(openProfit, account.currency())));
        });
        return cells;
    }
}
