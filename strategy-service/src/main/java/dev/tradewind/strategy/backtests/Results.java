package dev.tradewind.strategy.backtests;

import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads results piece by piece: only a few are in memory at a time, however long a result is. */
@Singleton
class Results {
    /** At most a megabyte. */
    private static final int AT_A_TIME = 16;

    private final TenantTx tx;

    Results(TenantTx tx) {
        this.tx = tx;
    }

    /** How many items of a kind there are, and in how many pieces. */
    record Size(long items, int pieces) {}

    static Size size(Sql sql, UUID user, UUID job, PieceKind kind) {
        return sql.one("""
                select coalesce(sum(items), 0) as items, count(*) as pieces from backtest_piece
                where user_id = $1 and job_id = $2 and kind = $3""", row -> new Size(row.number("items"), row.integer("pieces")), user, job, kind);
    }

    static byte[] piece(Sql sql, UUID user, UUID job, PieceKind kind, int number) {
        return sql.find("""
                        select body from backtest_piece where user_id = $1 and job_id = $2 and kind = $3 and number = $4""", row -> row.bytes("body"), user, job, kind, number).orElseThrow(NotFound::of);
    }

    /** All pieces of a kind in order, some at a time, each time in a transaction of its own. */
    void forEach(UUID user, UUID job, PieceKind kind, Consumer<byte[]> reader) {
        record Piece(int number, byte[] body) {}
        List<Piece> some = List.of();
        do {
            int after = some.isEmpty() ? -1 : some.getLast().number();
            some = tx.as(
                    user,
                    sql -> sql.list(
                            """
                            select number, body from backtest_piece
                            where user_id = $1 and job_id = $2 and kind = $3 and number > $4 order by number limit $5""",
                            row -> new Piece(row.integer("number"), row.bytes("body")),
                            user,
                            job,
                            kind,
                            after,
                            AT_A_TIME));
            some.forEach(piece -> reader.accept(piece.body()));
        } while (some.size() == AT_A_TIME);
    }

    /** The tear sheet as the worker wrote it. */
    byte[] tearSheet(UUID user, UUID job) {
        List<byte[]> slices = new ArrayList<>();
        forEach(user, job, PieceKind.TEAR_SHEET, slices::add);
        if (slices.isEmpty()) {
            throw NotFound.of();
        }
        return Pieces.join(slices);
    }

    /** Fails with 409 while a job has no result, with 404 when there is no such job. */
    static void requireDone(Sql sql, UUID user, UUID job) {
        JobState state = sql.find(
                        "select state from backtest_job where user_id = $1 and id = $2",
                        row -> row.constant("state", JobState.class),
                        user,
                        job)
                .orElseThrow(NotFound::of);
        if (state != JobState.DONE) {
            throw Conflict.of(
                    "NO_RESULT",
                    state.isOver()
                            ? "This job ended without a result."
                            : "This job is not done yet; ask for its state.");
        }
    }
}
