package dev.tradewind.web.data;

import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import dev.tradewind.web.text.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored, and what was imported. */
public record DataView(List<Series> series, List<Import> imports) {
    private static final int SHOWN_FINDINGS = 200;
    private static final int SHOWN_HASH = 12;

    /** One series. */
    public record Series(
            UUID id,
            String symbol,
            String address,
            String name,
            String venue,
            String timeframe,
            Moment from,
            Moment to,
            String bars,
            String source,
            String hash,
            Pill owner,
            Pill quality,
            boolean isOwn,
            @Nullable Report report) {}

    /** One import. */
    public record Import(
            UUID id,
            String title,
            String file,
            String symbol,
            Pill state,
            boolean isRunning,
            String percent,
            String width,
            String size,
            @Nullable UUID series,
            String address,
            String failure,
            Moment created,
            @Nullable Report report) {}

    /** What was found while a file was read. */
    public record Report(
            String layout,
            String timeZone,
            String rows,
            String bars,
            List<Count> counts,
            List<Finding> findings,
            String more,
            List<String> notes) {}

    /** How often something was found. */
    public record Count(String kind, String count) {}

    /** One finding with its line in the file. */
    public record Finding(String line, String kind, Pill severity, Moment at, String detail) {}

    static DataView of(List<CandleSeriesView> series, List<CandleImportView> imports, Figures figures) {
        return new DataView(
                series.stream().map(one -> series(one, figures)).toList(),
                imports.stream().map(one -> imported(one, figures)).toList());
    }

    /** Whether an import is under way, so that the list is read again soon. */
    public boolean isBusy() {
        return imports.stream().anyMatch(Import::isRunning);
    }

    static Series series(CandleSeriesView one, Figures figures) {
        return new Series(
                one.id(),
                one.symbol(),
                one.symbol().replace('/', '-'),
                one.name(),
                one.venue(),
                Timeframe.of(one.timeframe()).map(Timeframe::shown).orElse(one.timeframe()),
                figures.day(one.from()),
                figures.day(one.to()),
                figures.count(one.bars()),
                one.source() + (one.adjustment().equals("ADJUSTED") ? ", adjusted for splits and dividends" : ""),
                one.hash().length() > SHOWN_HASH ? one.hash().substring(0, SHOWN_HASH) : one.hash(),
                one.isLive()
                        ? new Pill("Live", "info")
                        : one.isShared() ? new Pill("Comes along", "plain") : new Pill("Yours", "ok"),
                quality(one.quality(), figures),
                !one.isShared() && !one.isLive(),
                one.quality() == null ? null : report(one.quality(), figures));
    }

    private static Pill quality(@Nullable CandleQualityView quality, Figures figures) {
        if (quality == null) {
            return new Pill("", "plain");
        }
        long found =
                quality.counts().values().stream().mapToLong(Long::longValue).sum();
        return found == 0
                ? new Pill("✓ Clean", "ok")
                : new Pill(figures.count(found) + (found == 1 ? " note" : " notes"), "plain");
    }

    static Import imported(CandleImportView one, Figures figures) {
        double share = Math.clamp(one.progress(), 0.0, 1.0) * 100;
        boolean isRunning = one.state().equals("QUEUED") || one.state().equals("RUNNING");
        return new Import(
                one.id(),
                one.name().isBlank() ? one.file() : one.name(),
                one.file(),
                one.symbol(),
                state(one.state()),
                isRunning,
                figures.percent(share),
                String.format(Locale.ROOT, "%.1f", share),
                size(one.bytes(), figures),
                one.seriesId(),
                one.symbol().replace('/', '-'),
                one.detail() == null ? "" : one.detail(),
                figures.moment(one.createdAt()),
                one.quality() == null ? null : report(one.quality(), figures));
    }

    private static Pill state(String state) {
        return switch (state) {
            case "QUEUED" -> new Pill("Waiting", "plain");
            case "RUNNING" -> new Pill("Reading", "info");
            case "DONE" -> new Pill("Imported", "ok");
            default -> new Pill("Not imported", "danger");
        };
    }

    private static Report report(CandleQualityView quality, Figures figures) {
        int more = quality.findings().size() - SHOWN_FINDINGS;
        return new Report(
                quality.layout(),
                quality.timeZone(),
                figures.count(quality.rows()),
                figures.count(quality.bars()),
                quality.counts().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Count(Labels.words(entry.getKey()), figures.count(entry.getValue())))
                        .toList(),
                quality.findings().stream()
                        .limit(SHOWN_FINDINGS)
                        .map(one -> finding(one, figures))
                        .toList(),
                more > 0 ? "and " + figures.count(more) + " more" : "",
                quality.notes());
    }

    private static Finding finding(CandleQualityView.Finding one, Figures figures) {
        Pill severity = switch (one.severity()) {
            case "ERROR" -> new Pill("✕ Error", "danger");
            case "WARNING" -> new Pill("! Warning", "warn");
            default -> new Pill("Note", "plain");
        };
        return new Finding(
                one.line() > 0 ? figures.count(one.line()) : "–",
                Labels.words(one.kind()),
                severity,
                figures.moment(one.at()),
                one.detail());
    }

    static String size(long bytes, Figures figures) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        double kib = bytes / 1024.0;
        String number = kib < 1024
                ? figures.plain(BigDecimal.valueOf(Math.round(kib)))
                : figures.plain(BigDecimal.valueOf(Math.round(kib / 102.4) / 10.0));
        return number + (kib < 1024 ? " KiB" : " MiB");
    }
}
