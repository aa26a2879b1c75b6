package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.BarReport;
import dev.tradewind.engine.bars.CandleTimeframe;
import java.util.List;
import java.util.Optional;

/**
 * How an import ended: a new candle file, or none at all.
 *
 * @param hash content hash of the file written; empty when nothing was imported
 * @param refusal why nothing was imported
 * @param layout name of the recognised layout, empty when none was
 * @param from epoch second at which the first bar opens
 * @param to epoch second at which the last bar opens
 * @param notes what was assumed, one sentence each
 */
public record ImportedFile(
        Optional<String> hash,
        Optional<ImportRefused> refusal,
        String layout,
        Optional<CandleTimeframe> timeframe,
        int priceDecimals,
        int volumeDecimals,
        long from,
        long to,
        BarReport report,
        List<String> notes) {
    public ImportedFile {
        notes = List.copyOf(notes);
    }
}
