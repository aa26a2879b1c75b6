package dev.tradewind.strategy.worker;

import dev.tradewind.engine.backtest.EquityCurve;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.strategy.worker.documents.Csv;
import dev.tradewind.strategy.worker.documents.EquityReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run as files: the tear sheet as a page and as the API's JSON, trades and equity as CSV. Equal runs give equal bytes. */
final class ConsoleFiles {
    private final Path folder;

    ConsoleFiles(Path folder) {
        this.folder = folder;
    }

    Path write(Computation.Single run) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tear-sheet.json"), Documents.json(run.sheet()));
        Files.writeString(folder.resolve("tear-sheet.html"), HtmlSheet.of(run.sheet(), run.trades()));
        try (BufferedWriter trades = Files.newBufferedWriter(folder.resolve("trades.csv"))) {
            trades.write(Csv.line(Csv.TRADES));
            for (var trade : run.trades()) {
                trades.write(Csv.line(Csv.row(trade)));
            }
        }
        try (BufferedWriter equity = Files.newBufferedWriter(folder.resolve("equity.csv"))) {
            equity.write(Csv.line(Csv.EQUITY));
            EquityCurve curve = run.result().equity();
            var points =
                    new EquityReader(InstrumentScale.units(run.result().cash().amount()));
            for (int i = 0; i < curve.size(); i++) {
                equity.write(Csv.line(Csv.row(points.next(curve.opensAt()[i] + run.barSeconds(), curve.units()[i]))));
            }
        }
        return folder;
    }
}
