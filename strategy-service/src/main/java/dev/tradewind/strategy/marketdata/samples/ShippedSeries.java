package dev.tradewind.strategy.marketdata.samples;

import static dev.tradewind.engine.bars.CandleTimeframe.ONE_DAY;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_HOUR;
import static dev.tradewind.engine.bars.CandleTimeframe.ONE_MINUTE;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.imports.CandleImporter;
import dev.tradewind.strategy.marketdata.imports.ImportLimits;
import dev.tradewind.strategy.marketdata.imports.ImportOptions;
import dev.tradewind.strategy.marketdata.imports.ImportedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * One series that comes with the product; ORIGIN.md beside the files says where each is from.
 *
 * @param file name of the resource below {@code candles/}
 * @param factors resource with factors for splits and dividends, empty when the prices are taken as they are
 * @param stampsClose whether rows carry the end of their bar
 * @param isAdjusted whether the prices shown are adjusted for splits and dividends
 */
public record ShippedSeries(
        String file,
        Optional<String> factors,
        String venue,
        String symbol,
        CandleTimeframe timeframe,
        boolean stampsClose,
        boolean isAdjusted,
        String name,
        String source) {
    private static final String BINANCE = "Binance public market data";
    private static final ImportLimits LIMITS = new ImportLimits(1_000_000, 100_000_000);

    /** All of them. */
    public static List<ShippedSeries> all() {
        return List.of(
                crypto("BTC-USDT-PERP-1m", "BINANCE-PERP", "BTC/USDT", ONE_MINUTE, "Bitcoin perpetual, May 2025"),
                crypto("ETH-USDT-PERP-1m", "BINANCE-PERP", "ETH/USDT", ONE_MINUTE, "Ether perpetual, May 2025"),
                crypto("BTC-USDT-1h", "BINANCE", "BTC/USDT", ONE_HOUR, "Bitcoin by the hour, 2017 to 2022"),
                crypto("ETH-USDT-1h", "BINANCE", "ETH/USDT", ONE_HOUR, "Ether by the hour, winter 2020"),
                daily("SPY"),
                daily("AAPL"),
                daily("IBM"),
                daily("BAC"),
                new ShippedSeries(
                        "MSFT-1d.csv.gz",
                        Optional.empty(),
                        "US",
                        "MSFT",
                        ONE_DAY,
                        false,
                        true,
                        "MSFT by the day, 1990 to 2022, adjusted",
                        "sample data of Stock.Indicators"),
                minutes("AAPL"),
                minutes("MSFT"));
    }

    /** The series of a symbol with the shortest candles, such as {@code BTC/USDT}. */
    public static Optional<ShippedSeries> find(String symbol) {
        return all().stream().filter(series -> series.symbol().equals(symbol)).findFirst();
    }

    private static ShippedSeries crypto(
            String file, String venue, String symbol, CandleTimeframe timeframe, String name) {
        return new ShippedSeries(
                file + ".csv.gz", Optional.empty(), venue, symbol, timeframe, false, false, name, BINANCE);
    }

    private static ShippedSeries daily(String symbol) {
        return new ShippedSeries(
                symbol + "-1d.csv.gz",
                Optional.of(symbol + "-factors.csv.gz"),
                "US",
                symbol,
                ONE_DAY,
                false,
                true,
                symbol + " by the day, to March 2021, adjusted",
                "sample data of QuantConnect LEAN, adjusted by its factors");
    }

    private static ShippedSeries minutes(String symbol) {
        return new ShippedSeries(
                symbol + "-1m.csv.gz",
                Optional.empty(),
                "US",
                symbol,
                ONE_MINUTE,
                true,
                false,
                symbol + " by the minute, spring 2016",
                "Google Finance, from react-stockcharts");
    }

    public TradingCalendar calendar() {
        return ImportOptions.usualCalendar(symbol);
    }

    /** Writes the series as a candle file into a folder. The same series always gives the same file. */
    public ImportedFile writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path plain = Files.createTempFile(folder, "sample", ".csv");
        try {
            try (InputStream packed = open(file)) {
                Files.copy(packed, plain, StandardCopyOption.REPLACE_EXISTING);
            }
            if (factors.isPresent()) {
                try (InputStream packed = open(factors.get())) {
                    Factors.read(packed).adjust(plain);
                }
            }
            ImportedFile made = new CandleImporter(folder, LIMITS)
                    .run(
                            plain,
                            new ImportOptions(Optional.of(timeframe), calendar(), WallClock.utc(), stampsClose),
                            part -> {});
            if (made.hash().isEmpty()) {
                throw new IllegalStateException("the shipped series " + file + " is not in order: "
                        + made.refusal().orElseThrow().detail());
            }
            return made;
        } finally {
            Files.delete(plain);
        }
    }

    private static InputStream open(String resource) {
        InputStream file = ShippedSeries.class.getResourceAsStream("/candles/" + resource);
        if (file == null) {
            throw new IllegalStateException("missing resource candles/" + resource);
        }
        return file;
    }
}
