package dev.tradewind.strategy.marketdata;

import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import dev.tradewind.strategy.marketdata.imports.ImportedFile;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of imports and of the series they made. */
@Singleton
public class CandleImports {
    /** Imports of a user that may wait; each holds an uploaded file on the disk. */
    private static final int MOST_WAITING = 3;

    /** Imports of a user that are remembered. */
    private static final int REMEMBERED = 100;

    private static final String SELECT =
            "select *, quality::text as quality_text from candle_import where user_id = $1";

    private final Ids ids;
    private final InstantSource clock;
    private final MarketdataConfig config;

    CandleImports(Ids ids, InstantSource clock, MarketdataConfig config) {
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /** A waiting import and whose it is. */
    record Waiting(UUID user, UUID id) {}

    /** Refuses one more when the user has as many as allowed. */
    public void requireRoom(Sql sql, UUID user) {
        long series = count(sql, "select count(*) as n from candle_series where user_id = $1", user);
        long waiting = count(
                sql,
                "select count(*) as n from candle_import where user_id = $1 and state in ('QUEUED', 'RUNNING')",
                user);
        if (waiting >= MOST_WAITING) {
            throw Conflict.of("TOO_MANY", "You have " + waiting + " imports that are not over; wait for one of them.");
        }
        if (series + waiting >= config.maxPerUser()) {
            throw Conflict.of("TOO_MANY", "You have " + series + " series of your own; delete one first.");
        }
    }

    private static long count(Sql sql, String query, UUID user) {
        return sql.one(query, row -> row.number("n"), user);
    }

    /** Queues an import whose file has arrived. */
    public void queue(Sql sql, UUID user, UUID id, ImportDescription description, long bytes) {
        requireRoom(sql, user);
        sql.update("""
                delete from candle_import where user_id = $1 and finished_at is not null and id not in (
                  select id from candle_import where user_id = $1 order by created_at desc limit $2)""", user, REMEMBERED);
        sql.update(
                """
                insert into candle_import (user_id, id, name, file, venue, symbol, options, state, progress, bytes, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, 'QUEUED', 0, $8, $9)""",
                user,
                id,
                description.name(),
                description.file(),
                description.venue(),
                description.symbol(),
                Json.of(description),
                bytes,
                clock.instant());
    }

    public CandleImportView get(Sql sql, UUID user, UUID id) {
        return sql.find(SELECT + " and id = $2", CandleImports::view, user, id).orElseThrow(NotFound::of);
    }

    public Page<CandleImportView> list(Sql sql, UUID user, int limit, int offset) {
        List<CandleImportView> items = sql.list(
                SELECT + " order by created_at desc, id limit $2 offset $3", CandleImports::view, user, limit, offset);
        long total =
                sql.one("select count(*) as n from candle_import where user_id = $1", row -> row.number("n"), user);
        return new Page<>(items, total, limit, offset);
    }

    /** The oldest import that is not over, of whoever it is; for the job. */
    Optional<Waiting> oldestWaiting(Sql worker) {
        return worker
                .list(
                        "select user_id, id from candle_import where state in ('QUEUED', 'RUNNING') order by created_at, id limit 1",
                        row -> new Waiting(row.uuid("user_id"), row.uuid("id")))
                .stream()
                .findFirst();
    }

    /** The imports that are not over, of whoever they are: their uploads are needed. */
    Set<UUID> waiting(Sql worker) {
        return Set.copyOf(worker.list(
                "select id from candle_import where state in ('QUEUED', 'RUNNING')", row -> row.uuid("id")));
    }

    ImportDescription description(Sql sql, Waiting job) {
        return sql.one(
                "select options from candle_import where user_id = $1 and id = $2",
                row -> row.json("options", ImportDescription.class),
                job.user(),
                job.id());
    }

    /** Counts one more process that begins with it, and returns how many have. */
    int start(Sql sql, Waiting job) {
        return sql.one("""
                update candle_import set state = 'RUNNING', starts = starts + 1 where user_id = $1 and id = $2
                returning starts""", row -> row.integer("starts"), job.user(), job.id());
    }

    void running(Sql sql, Waiting job, double progress) {
        sql.update(
                "update candle_import set state = 'RUNNING', progress = $3 where user_id = $1 and id = $2",
                job.user(),
                job.id(),
                progress);
    }

    void done(Sql sql, Waiting job, ImportDescription description, ImportedFile file, CandleQualityView quality) {
        UUID series = ids.next();
        CandleTimeframe timeframe = file.timeframe().orElseThrow();
        sql.update(
                """
                insert into candle_series (user_id, id, name, venue, symbol, timeframe, calendar, hash, from_second, to_second,
                                           bars, price_decimals, volume_decimals, source, is_adjusted, quality, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)""",
                job.user(),
                series,
                description.name(),
                description.venue(),
                description.symbol(),
                timeframe.name(),
                description.calendar().name(),
                file.hash().orElseThrow(),
                file.from(),
                file.to(),
                file.report().bars(),
                file.priceDecimals(),
                file.volumeDecimals(),
                "imported from " + description.file(),
                description.isAdjusted(),
                Json.of(quality),
                clock.instant());
        sql.update("""
                update candle_import set state = 'DONE', progress = 1, series_id = $3, quality = $4, finished_at = $5
                where user_id = $1 and id = $2""", job.user(), job.id(), series, Json.of(quality), clock.instant());
    }

    void failed(Sql sql, Waiting job, String code, String detail, @Nullable CandleQualityView quality) {
        sql.update("""
                update candle_import set state = 'FAILED', code = $3, detail = $4, quality = $5, finished_at = $6
                where user_id = $1 and id = $2""", job.user(), job.id(), code, detail, quality == null ? null : Json.of(quality), clock.instant());
    }

    /** Takes an own series out of the catalogue; its file goes when nobody names it any more. */
    public void deleteSeries(Sql sql, UUID user, UUID id) {
        if (sql.update("delete from candle_series where user_id = $1 and id = $2", user, id) == 0) {
            throw NotFound.of();
        }
    }

    private static CandleImportView view(SqlRow row) {
        return new CandleImportView(
                row.uuid("id"),
                row.text("name"),
                row.text("file"),
                row.text("venue"),
                row.text("symbol"),
                row.text("state"),
                row.statistic("progress"),
                row.number("bytes"),
                row.uuid("series_id"),
                row.text("code"),
                row.text("detail"),
                row.json("quality_text", CandleQualityView.class),
                row.instant("created_at"),
                row.instant("finished_at"));
    }
}
