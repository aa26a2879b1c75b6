package dev.tradewind.web.dashboard;

import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The first page. */
@Path("/")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class DashboardPages {
    private final Board board;
    private final Frames frames;
    private final CurrentViewer current;

    DashboardPages(Board board, Frames frames, CurrentViewer current) {
        this.board = board;
        this.frames = frames;
        this.current = current;
    }

    @GET
    public Response page() {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Dashboard", "dashboard");
        BoardView view = board.read(viewer.caller(), frames.figures(viewer));
        return Answers.page(200, DashboardTemplates.page(frame.get(), view));
    }

    @GET
    @Path("dashboard/board")
    public Response board() {
        Viewer viewer = current.get();
        return Answers.page(
                200,
                DashboardTemplates.board(frames.bare(viewer, ""), board.read(viewer.caller(), frames.figures(viewer))));
    }
}
