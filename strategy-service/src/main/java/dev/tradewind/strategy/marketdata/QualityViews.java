package dev.tradewind.strategy.marketdata;

import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.engine.bars.BarFinding;
import dev.tradewind.strategy.marketdata.imports.ImportedFile;
import java.util.TreeMap;

/** What was found in a file, as it is stored and shown. */
final class QualityViews {
    private QualityViews() {}

    static CandleQualityView of(ImportedFile file, String timeZone) {
        var counts = new TreeMap<String, Long>();
        file.report().counts().forEach((kind, count) -> counts.put(kind.name(), count));
        return new CandleQualityView(
                file.layout(),
                timeZone,
                file.report().rows(),
                file.report().bars(),
                counts,
                file.report().findings().stream().map(QualityViews::finding).toList(),
                file.notes());
    }

    private static CandleQualityView.Finding finding(BarFinding finding) {
        return new CandleQualityView.Finding(
                finding.kind().name(),
                finding.kind().severity().name(),
                finding.line(),
                finding.at().orElse(null),
                finding.detail());
    }
}
