package dev.tradewind.strategy.backtests;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.strategy.worker.wire.JobKind;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import dev.tradewind.strategy.worker.wire.RunPlan;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** All that came of a job as one JSON document, written piece by piece: however long it is, a few pieces of it are in memory. */
@Singleton
class JsonExport {
    private final Results results;
    private final SweepSets sets;
    private final Curves curves;
    private final ObjectMapper mapper;

    JsonExport(Results results, SweepSets sets, Curves curves, ObjectMapper mapper) {
        this.results = results;
        this.sets = sets;
        this.curves = curves;
        this.mapper = mapper;
    }

    void write(UUID user, BacktestView job, RunPlan plan, OutputStream stream) throws IOException {
        UUID id = job.id();
        try (JsonGenerator out = mapper.getFactory().createGenerator(stream)) {
            out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.writeStartObject();
            out.writePOJOField("job", job);
            switch (JobKind.valueOf(job.kind())) {
                case SINGLE -> run(user, id, plan, out);
                case WALK_FORWARD -> {
                    run(user, id, plan, out);
                    list(
                            out,
                            "windows",
                            each -> pieces(user, id, PieceKind.WINDOWS, WalkForwardView.Window.class, each));
                }
                case SWEEP ->
                    list(out, "sets", each -> sets.forEach(user, id, row -> each.accept(SweepSets.view(plan, row))));
            }
            out.writeEndObject();
        }
    }

    private void run(UUID user, UUID id, RunPlan plan, JsonGenerator out) throws IOException {
        out.writeFieldName("tearSheet");
        out.writeRawValue(new String(results.tearSheet(user, id), StandardCharsets.UTF_8));
        list(out, "trades", each -> pieces(user, id, PieceKind.TRADES, BacktestTradeView.class, each));
        list(out, "equity", each -> curves.forEachPoint(user, id, plan, each::accept));
    }

    private <T> void pieces(UUID user, UUID id, PieceKind kind, Class<T> type, Consumer<Object> each) {
        results.forEach(user, id, kind, piece -> {
            List<T> items = Pieces.list(piece, type);
            items.forEach(each);
        });
    }

    private static void list(JsonGenerator out, String name, Consumer<Consumer<Object>> items) throws IOException {
        out.writeArrayFieldStart(name);
        items.accept(item -> {
            try {
                out.writePOJO(item);
            } catch (IOException gone) {
                throw new UncheckedIOException("the caller went away", gone);
            }
        });
        out.writeEndArray();
    }
}
