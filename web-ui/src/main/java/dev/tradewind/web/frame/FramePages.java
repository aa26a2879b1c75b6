package dev.tradewind.web.frame;

import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.PublicPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The frame's own fragment, and the pages that belong to no feature. */
@Path("/")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class FramePages {
    /** Content type of every page and fragment. */
    public static final String HTML = "text/html;charset=UTF-8";

    private final Frames frames;
    private final CurrentViewer viewer;

    FramePages(Frames frames, CurrentViewer viewer) {
        this.frames = frames;
        this.viewer = viewer;
    }

    @GET
    @Path("frame/status")
    public Response status() {
        return Answers.page(200, FrameTemplates.status(frames.of(viewer.get(), "", "")));
    }

    @GET
    @Path("frame/bell")
    public Response bell() {
        return Answers.page(200, FrameTemplates.bell(frames.of(viewer.get(), "", "")));
    }

    @GET
    @Path("menu")
    public Response menu() {
        return Answers.page(200, FrameTemplates.menu(frames.of(viewer.get(), "Menu", "menu")));
    }

    @GET
    @Path("help")
    @PublicPage
    public Response help() {
        return Answers.page(200, FrameTemplates.help(frames.of(viewer.get(), "Help", "help")));
    }

    @GET
    @Path("about/licences")
    @PublicPage
    public Response about() {
        return Answers.page(200, FrameTemplates.about(frames.of(viewer.get(), "Licences", "about")));
    }
}
