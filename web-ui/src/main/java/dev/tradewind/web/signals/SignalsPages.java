package dev.tradewind.web.signals;

import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.backend.StrategyClient;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.frame.Listed;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What came in, what became of it, and why. */
@Path("/signals")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class SignalsPages {
    private static final String SECTION = "signals";

    private final StrategyClient strategy;
    private final Frames frames;
    private final CurrentViewer current;

    SignalsPages(StrategyClient strategy, Frames frames, CurrentViewer current) {
        this.strategy = strategy;
        this.frames = frames;
        this.current = current;
    }

    @GET
    public Response page(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.page(
                viewer,
                "Signals",
                SECTION,
                () -> read(limit, offset, viewer),
                (frame, list) -> SignalsTemplates.page(frame, list.rows(), list.paging()));
    }

    @GET
    @Path("table")
    public Response table(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.part(
                viewer,
                read(limit, offset, viewer),
                (frame, list) -> SignalsTemplates.table(frame, list.rows(), list.paging()));
    }

    private Listed<SignalRowView> read(@Nullable Integer limit, @Nullable Integer offset, Viewer viewer) {
        Page<SignalView> page = strategy.signals(Paging.limitOf(limit), Paging.offsetOf(offset), viewer.caller());
        var figures = frames.figures(viewer);
        return Listed.of(page, "/signals", signal -> SignalRowView.of(signal, figures));
    }

    @GET
    @Path("{id}")
    public Response tracePage(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Signal", SECTION);
        TraceView view = TraceView.of(strategy.trace(id, viewer.caller()), frames.figures(viewer));
        Frame titled = Frames.titled(frame.get(), view.signal().symbol() + " · Signals");
        return Answers.page(200, SignalsTemplates.tracePage(titled, view));
    }

    @GET
    @Path("{id}/trace")
    public Response trace(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        TraceView view = TraceView.of(strategy.trace(id, viewer.caller()), frames.figures(viewer));
        return Answers.page(200, SignalsTemplates.trace(frames.bare(viewer, ""), view));
    }
}
