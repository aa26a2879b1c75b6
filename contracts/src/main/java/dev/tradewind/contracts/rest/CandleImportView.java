package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import of candles. {@code POST /api/v1/candle-imports} takes the file itself as the body (CSV, plain or gzip, or Parquet) and its
 * description as query parameters: {@code symbol} (canonical), {@code venue} (default {@code IMPORT}), {@code timeframe} (default: from the
 * rows), {@code calendar} ({@code CRYPTO} or {@code US_EQUITIES}; default by the symbol), {@code timeZone} (default {@code UTC}; an IANA
 * name), {@code timestamps} ({@code OPEN} or {@code CLOSE}), {@code adjustment} ({@code RAW} or {@code ADJUSTED}), {@code name} and
 * {@code file} (its name). The answer is 202 with this view and its address.
 *
 * @param state {@code QUEUED}, {@code RUNNING}, {@code DONE} or {@code FAILED}
 * @param progress 0 to 1
 * @param seriesId the series made, once it is done
 * @param code why it failed, a code of docs/problems.md
 * @param detail why it failed, a sentence
 * @param quality what was found, once it is over
 */
public record CandleImportView(
        UUID id,
        String name,
        String file,
        String venue,
        String symbol,
        String state,
        double progress,
        long bytes,
        @Nullable UUID seriesId,
        @Nullable String code,
        @Nullable String detail,
        @Nullable CandleQualityView quality,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
