package dev.tradewind.web.positions;

import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.LegView;
import dev.tradewind.web.live.PriceHistory;
import dev.tradewind.web.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws a position: price line, planned and filled legs, average, take-profit, stop, fills (ui.md section 7). */
final class Chart {
    private static final double PADDING = 10;
    private static final double LABEL_GAP = 13;
    private static final int MOST_POINTS = 300;

    private final GroupDetailView detail;
    private final GroupView group;
    private final Figures figures;
    private final List<PriceHistory.Point> prices;
    private final Instant from;
    private final Instant to;
    private double lowest = Double.MAX_VALUE;
    private double highest = -Double.MAX_VALUE;

    private record Wanted(String kind, double price, String word, int rank) {}

    Chart(GroupDetailView detail, PriceHistory history, Figures figures) {
        this.detail = detail;
        this.group = detail.group();
        this.figures = figures;
        Instant end = group.closedAt() == null ? figures.now() : group.closedAt();
        Duration life = Duration.between(group.openedAt(), end);
        Duration margin = life.toSeconds() < 60 ? Duration.ofSeconds(30) : life.dividedBy(20);
        this.from = group.openedAt().minus(margin);
        this.to = group.closedAt() == null ? end : end.plus(margin);
        this.prices = thin(history.between(group.symbol(), from, to));
    }

    ChartView draw() {
        List<Wanted> wanted = wanted();
        wanted.forEach(level -> stretch(level.price()));
        prices.forEach(point -> stretch(point.price().doubleValue()));
        detail.executions().forEach(execution -> stretch(execution.price().doubleValue()));
        if (highest < lowest) {
            return new ChartView("", "", List.of(), List.of(), "", "", true);
        }
        if (highest == lowest) {
            highest = highest * 1.001 + 0.01;
            lowest = lowest * 0.999 - 0.01;
        }
        return new ChartView(summary(), line(), levels(wanted), markers(), label(from), label(to), false);
    }

    private List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        for (LegView leg : detail.legs()) {
            boolean isFilled = leg.filledQuantity().signum() > 0;
            BigDecimal price = leg.filledPrice() == null ? leg.plannedPrice() : leg.filledPrice();
            wanted.add(
                    new Wanted(isFilled ? "leg filled" : "leg", price.doubleValue(), "Leg " + (leg.legIndex() + 1), 5));
        }
        add(wanted, "average", group.averagePrice(), "Average", 2);
        add(wanted, "tp", takeProfit(), "Take-profit", 1);
        add(wanted, "sl", group.stopPrice(), "Stop", 1);
        if (group.closedAt() == null) {
            add(wanted, "now", group.marketPrice(), "Price", 0);
        }
        return wanted;
    }

    // per-leg exits: the nearest one stands for the group
    private @Nullable BigDecimal takeProfit() {
        if (group.takeProfitPrice() != null) {
            return group.takeProfitPrice();
        }
        return detail.legs().stream()
                .filter(leg -> leg.remainingQuantity().signum() > 0)
                .map(LegView::takeProfitPrice)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static void add(List<Wanted> wanted, String kind, @Nullable BigDecimal price, String word, int rank) {
        if (price != null && price.signum() > 0) {
            wanted.add(new Wanted(kind, price.doubleValue(), word, rank));
        }
    }

    private List<ChartView.Level> levels(List<Wanted> wanted) {
        List<Wanted> ranked = new ArrayList<>(wanted);
        ranked.sort(Comparator.comparingInt(Wanted::rank));
        List<Double> taken = new ArrayList<>();
        List<ChartView.Level> levels = new ArrayList<>();
        for (Wanted level : ranked) {
            double y = y(level.price());
            double labelY = Math.clamp(y + 4, 11, ChartView.HEIGHT - 3);
            boolean isFree = taken.stream().allMatch(other -> Math.abs(other - labelY) >= LABEL_GAP);
            if (isFree) {
                taken.add(labelY);
            }
            levels.add(new ChartView.Level(
                    level.kind(), number(y), number(labelY), isFree ? level.word() : "", isFree ? value(level) : ""));
        }
        levels.sort(Comparator.comparing(ChartView.Level::kind).reversed());
        return levels;
    }

    private String value(Wanted level) {
        BigDecimal price = BigDecimal.valueOf(level.price());
        if (!figures.discreet()
                || group.averagePrice() == null
                || group.averagePrice().signum() == 0) {
            return figures.price(price.setScale(2, RoundingMode.HALF_EVEN));
        }
        BigDecimal percent = price.subtract(group.averagePrice())
                .multiply(BigDecimal.valueOf(100))
                .divide(group.averagePrice(), 2, RoundingMode.HALF_EVEN);
        return figures.profitPercent(percent).text();
    }

    private String line() {
        var path = new StringBuilder();
        for (PriceHistory.Point point : prices) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(number(x(point.at())))
                    .append(' ')
                    .append(number(y(point.price().doubleValue())));
        }
        return path.toString();
    }

    private List<ChartView.Marker> markers() {
        return detail.executions().stream().map(this::marker).toList();
    }

    private ChartView.Marker marker(ExecutionView execution) {
        double x = Math.clamp(x(execution.executedAt()), 5, ChartView.PLOT - 5);
        double y = y(execution.price().doubleValue());
        boolean isBuy = execution.side() == OrderSide.BUY;
        double tip = isBuy ? y + 2 : y - 2;
        double base = isBuy ? y + 10 : y - 10;
        String path = "M" + number(x) + " " + number(tip) + "L" + number(x - 5) + " " + number(base) + "L"
                + number(x + 5) + " " + number(base) + "Z";
        String title = (isBuy ? "Bought " : "Sold ") + figures.quantity(execution.quantity()) + " at "
                + figures.price(execution.price());
        return new ChartView.Marker(isBuy ? "buy" : "sell", path, title);
    }

    private String summary() {
        return group.symbol() + ": average " + figures.price(group.averagePrice()) + ", take-profit "
                + figures.price(takeProfit()) + ", stop " + figures.price(group.stopPrice()) + ", price "
                + figures.price(group.marketPrice()) + ", "
                + detail.executions().size() + " fills.";
    }

    private void stretch(double price) {
        lowest = Math.min(lowest, price);
        highest = Math.max(highest, price);
    }

    private double x(Instant at) {
        double whole = Math.max(1, Duration.between(from, to).toMillis());
        return Duration.between(from, at).toMillis() / whole * ChartView.PLOT;
    }

    private double y(double price) {
        return PADDING + (highest - price) / (highest - lowest) * (ChartView.HEIGHT - 2 * PADDING);
    }

    private String label(Instant at) {
        return figures.moment(at).text();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static List<PriceHistory.Point> thin(List<PriceHistory.Point> points) {
        int step = points.size() / MOST_POINTS + 1;
        List<PriceHistory.Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i += step) {
            kept.add(points.get(i));
        }
        return kept;
    }
}
