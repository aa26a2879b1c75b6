package dev.tradewind.strategy.worker;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.files.CandleFile;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.marketdata.imports.CandleImporter;
import dev.tradewind.strategy.marketdata.imports.ImportLimits;
import dev.tradewind.strategy.marketdata.imports.ImportOptions;
import dev.tradewind.strategy.marketdata.imports.ImportedFile;
import dev.tradewind.strategy.marketdata.samples.ShippedSeries;
import dev.tradewind.strategy.worker.BacktestConsole.Refused;
import dev.tradewind.strategy.worker.wire.RunPlan.BenchmarkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Price history for the console: what is shipped, by its symbol, or a CSV file. */
final class ConsoleHistory {
    private static final ImportLimits LIMITS = new ImportLimits(20_000_000, 4L << 30);
    private static final String SPY = "SPY";

    private final CandleStore candles;

    ConsoleHistory(CandleStore candles) {
        this.candles = candles;
    }

    /** A series in the store. */
    record History(
            String hash,
            String venue,
            String symbol,
            CandleTimeframe timeframe,
            TradingCalendar calendar,
            int priceDecimals,
            Instant from,
            Instant to) {}

    /** The longest bars that are short enough; without a wish the first that is shipped. */
    History of(String data, Optional<CandleTimeframe> wanted) throws IOException, Refused {
        Path file = Path.of(data);
        if (data.toLowerCase(Locale.ROOT).matches(".*\\.(csv|csv\\.gz|txt)") || Files.isRegularFile(file)) {
            return imported(file);
        }
        Optional<ShippedSeries> shipped = wanted.isEmpty()
                ? ShippedSeries.find(data)
                : ShippedSeries.all().stream()
                        .filter(series -> series.symbol().equals(data))
                        .filter(series -> series.timeframe().compareTo(wanted.get()) <= 0)
                        .max(Comparator.comparing(ShippedSeries::timeframe));
        if (shipped.isEmpty()) {
            throw new Refused("No history of " + data + " is shipped"
                    + wanted.map(length -> " in bars of " + length.label()).orElse("")
                    + "; DATA is a CSV file or one of "
                    + String.join(
                            ", ",
                            ShippedSeries.all().stream()
                                    .map(ShippedSeries::symbol)
                                    .distinct()
                                    .toList()) + ".");
        }
        ShippedSeries series = shipped.get();
        return history(series.writeTo(candles.folder()), series.venue(), series.symbol());
    }

    /** SPY, where its bars reach into the range of something else. */
    List<BenchmarkPlan> benchmarks(History traded, Instant from, Instant to) throws IOException {
        Optional<ShippedSeries> spy = ShippedSeries.all().stream()
                .filter(series -> series.symbol().equals(SPY))
                .max(Comparator.comparing(ShippedSeries::timeframe));
        if (spy.isEmpty() || traded.symbol().equals(SPY)) {
            return List.of();
        }
        History history = history(spy.get().writeTo(candles.folder()), spy.get().venue(), SPY);
        boolean overlaps = history.from().isBefore(to) && history.to().isAfter(from);
        return overlaps ? List.of(new BenchmarkPlan(SPY, history.hash())) : List.of();
    }

    /** Named after its file: BTC-USDT-1m.csv is BTC/USDT, AAPL.csv is AAPL. */
    private History imported(Path file) throws IOException, Refused {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        String symbol = symbol(file.getFileName().toString());
        ImportedFile made = new CandleImporter(candles.folder(), LIMITS)
                .run(
                        file,
                        new ImportOptions(
                                Optional.empty(), ImportOptions.usualCalendar(symbol), WallClock.utc(), false),
                        part -> {});
        if (made.hash().isEmpty()) {
            throw new Refused(
                    file + " cannot be read: " + made.refusal().orElseThrow().detail());
        }
        return history(made, "CSV", symbol);
    }

    private static String symbol(String fileName) {
        String[] words = fileName.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1);
        boolean isPair = words.length > 2 && words[1].matches("USD|USDT|USDC|EUR|BTC|ETH");
        return isPair ? words[0] + "/" + words[1] : words[0];
    }

    private History history(ImportedFile made, String venue, String symbol) {
        String hash = made.hash().orElseThrow();
        CandleFile file = candles.file(hash);
        CandleTimeframe timeframe = file.header().timeframe();
        return new History(
                hash,
                venue,
                symbol,
                timeframe,
                file.header().calendar(),
                file.header().priceDecimals(),
                Instant.ofEpochSecond(made.from()),
                Instant.ofEpochSecond(made.to() + timeframe.seconds()));
    }
}
