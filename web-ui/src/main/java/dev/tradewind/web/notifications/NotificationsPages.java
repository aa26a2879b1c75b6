package dev.tradewind.web.notifications;

import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.backend.NotificationClient;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.frame.Listed;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list behind the bell. */
@Path("/notifications")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class NotificationsPages {
    private static final List<String> TOPICS = List.of("notifications", "frame");

    private final NotificationClient notifications;
    private final Frames frames;
    private final CurrentViewer current;

    NotificationsPages(NotificationClient notifications, Frames frames, CurrentViewer current) {
        this.notifications = notifications;
        this.frames = frames;
        this.current = current;
    }

    @GET
    public Response page(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.page(
                viewer,
                "Notifications",
                "notifications",
                () -> read(limit, offset, viewer),
                (frame, list) -> NotificationsTemplates.page(frame, list.rows(), list.paging()));
    }

    @GET
    @Path("table")
    public Response table(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.part(
                viewer,
                read(limit, offset, viewer),
                (frame, list) -> NotificationsTemplates.table(frame, list.rows(), list.paging()));
    }

    private Listed<NotificationRowView> read(@Nullable Integer limit, @Nullable Integer offset, Viewer viewer) {
        Page<NotificationView> page =
                notifications.notifications(Paging.limitOf(limit), Paging.offsetOf(offset), viewer.caller());
        var figures = frames.figures(viewer);
        return Listed.of(page, "/notifications", note -> NotificationRowView.of(note, figures));
    }

    @POST
    @Path("{id}/read")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        notifications.markRead(id, viewer.caller());
        return Answers.done(viewer, "/notifications", "", TOPICS);
    }

    @POST
    @Path("read-all")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response readAll() {
        Viewer viewer = current.get();
        notifications.markAllRead(viewer.caller());
        return Answers.done(viewer, "/notifications", "All marked as read.", TOPICS);
    }
}
