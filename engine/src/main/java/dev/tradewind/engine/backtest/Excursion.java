package dev.tradewind.engine.backtest;

/** The highest and the lowest price of the path between two places on it, in ticks. */
record Excursion(long highest, long lowest) {
    private static final int LAST_POINT = 3;

    static Excursion of(TickBars bars, BarPath path, PathPoint from, PathPoint to) {
        Excursion found = new Excursion(from.ticks(), from.ticks()).with(to.ticks());
        if (from.bar() == to.bar()) {
            return found.between(bars, path, from.bar(), from.point(), to.point());
        }
        found = found.between(bars, path, from.bar(), from.point(), LAST_POINT + 1);
        long highest = found.highest;
        long lowest = found.lowest;
        for (int bar = from.bar() + 1; bar < to.bar(); bar++) {
            highest = Math.max(highest, bars.high()[bar]);
            lowest = Math.min(lowest, bars.low()[bar]);
        }
        return new Excursion(highest, lowest).between(bars, path, to.bar(), 0, to.point());
    }

    /** With the points of a bar from one (inclusive) to another (exclusive). */
    private Excursion between(TickBars bars, BarPath path, int bar, int from, int to) {
        Excursion found = this;
        for (int point = from; point < to; point++) {
            found = found.with(price(bars, path, bar, point));
        }
        return found;
    }

    private static long price(TickBars bars, BarPath path, int bar, int point) {
        boolean lowFirst = path == BarPath.CONSERVATIVE || bars.close()[bar] >= bars.open()[bar];
        return switch (point) {
            case 0 -> bars.open()[bar];
            case 1 -> lowFirst ? bars.low()[bar] : bars.high()[bar];
            case 2 -> lowFirst ? bars.high()[bar] : bars.low()[bar];
            default -> bars.close()[bar];
        };
    }

    private Excursion with(long ticks) {
        return new Excursion(Math.max(highest, ticks), Math.min(lowest, ticks));
    }
}
