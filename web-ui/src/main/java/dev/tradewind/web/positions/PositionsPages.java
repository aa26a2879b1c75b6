package dev.tradewind.web.positions;

import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.frame.Listed;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.live.PriceHistory;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Open positions, history, one position, and closing it. */
@Path("/positions")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class PositionsPages {
    private static final String SECTION = "positions";

    private final BrokerClient broker;
    private final PriceHistory history;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;

    PositionsPages(BrokerClient broker, PriceHistory history, Frames frames, Problems problems, CurrentViewer current) {
        this.broker = broker;
        this.history = history;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
    }

    @GET
    public Response page(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.page(
                viewer,
                "Positions",
                SECTION,
                () -> read("open", limit, offset, viewer),
                (frame, list) -> PositionsTemplates.page(frame, list.rows(), list.paging()));
    }

    @GET
    @Path("table")
    public Response table(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.part(
                viewer,
                read("open", limit, offset, viewer),
                (frame, list) -> PositionsTemplates.table(frame, list.rows(), list.paging()));
    }

    @GET
    @Path("history")
    public Response historyPage(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.page(
                viewer,
                "Position history",
                SECTION,
                () -> read("history", limit, offset, viewer),
                (frame, list) -> PositionsTemplates.historyPage(frame, list.rows(), list.paging()));
    }

    @GET
    @Path("history/table")
    public Response historyTable(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.part(
                viewer,
                read("history", limit, offset, viewer),
                (frame, list) -> PositionsTemplates.historyTable(frame, list.rows(), list.paging()));
    }

    private Listed<PositionRowView> read(
            String status, @Nullable Integer limit, @Nullable Integer offset, Viewer viewer) {
        Page<GroupView> page = broker.groups(status, Paging.limitOf(limit), Paging.offsetOf(offset), viewer.caller());
        var figures = frames.figures(viewer);
        return Listed.of(
                page,
                status.equals("open") ? "/positions" : "/positions/history",
                group -> PositionRowView.of(group, figures));
    }

    @GET
    @Path("{id}")
    public Response detailPage(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Position", SECTION);
        DetailView view = detailOf(id, viewer);
        return Answers.page(200, PositionsTemplates.detailPage(titled(frame.get(), view), view, null));
    }

    @GET
    @Path("{id}/detail")
    public Response detail(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return Answers.page(200, PositionsTemplates.detail(frames.bare(viewer, ""), detailOf(id, viewer)));
    }

    private DetailView detailOf(UUID id, Viewer viewer) {
        GroupDetailView detail = broker.group(id, viewer.caller());
        return DetailView.of(detail, history, frames.figures(viewer));
    }

    private static Frame titled(Frame frame, DetailView view) {
        return Frames.titled(frame, view.row().symbol() + " · Positions");
    }

    @GET
    @Path("{id}/close")
    public Response askToClose(@PathParam("id") UUID id, @RestQuery @Nullable Long version) {
        Viewer viewer = current.get();
        Pending<List<QuoteView>> quotes = Pending.start(() -> broker.quotes(viewer.caller()));
        Pending<Frame> frame = viewer.isHtmx()
                ? Pending.start(() -> frames.bare(viewer, ""))
                : frames.start(viewer, "Close position", SECTION);
        GroupView group = broker.group(id, viewer.caller()).group();
        PositionRowView row = PositionRowView.of(group, frames.figures(viewer));
        String quote = quotes.ifAnswered().orElse(List.of()).stream()
                .filter(one -> one.symbol().equals(group.symbol()))
                .findFirst()
                .map(one -> frames.figures(viewer).moment(one.receivedAt()).ago())
                .orElse("");
        String key = UUID.randomUUID().toString();
        TemplateInstance template = viewer.isHtmx()
                ? PositionsTemplates.close(frame.get(), row, quote, key)
                : PositionsTemplates.closePage(frame.get(), row, quote, key);
        return Answers.page(200, template);
    }

    @POST
    @Path("{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(
            @PathParam("id") UUID id, @RestForm long version, @RestForm("idempotency-key") @Nullable String key) {
        Viewer viewer = current.get();
        try {
            broker.close(id, version, key == null ? UUID.randomUUID().toString() : key, viewer.caller());
            return Answers.done(
                    viewer,
                    "/positions/" + id,
                    "Close sent. The position ends when the broker confirms.",
                    List.of("positions"));
        } catch (BackendProblem problem) {
            if (problem.status() != 409) {
                throw problem;
            }
            return conflict(id, problems.of(problem), viewer);
        }
    }

    /** The fresh figures beside the reason: information, not an error (W-17). */
    private Response conflict(UUID id, Notice notice, Viewer viewer) {
        if (viewer.isHtmx()) {
            return Answers.refused(409, notice);
        }
        DetailView view = detailOf(id, viewer);
        Frame frame = titled(frames.of(viewer, "Position", SECTION), view);
        return Answers.page(409, PositionsTemplates.detailPage(frame, view, notice));
    }
}
