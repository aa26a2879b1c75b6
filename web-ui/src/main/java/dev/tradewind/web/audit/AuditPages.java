package dev.tradewind.web.audit;

import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.backend.NotificationClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who did what, when (P-04, W-14). */
@Path("/audit")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class AuditPages {
    private final NotificationClient notifications;
    private final Frames frames;
    private final CurrentViewer current;

    AuditPages(NotificationClient notifications, Frames frames, CurrentViewer current) {
        this.notifications = notifications;
        this.frames = frames;
        this.current = current;
    }

    @GET
    public Response page(
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable Integer offset,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Audit log", "audit");
        var filter = AuditFilter.of(action, from, to);
        String query = filter.query(viewer.display().zone());
        Page<AuditEntryView> page =
                notifications.audit(query, Paging.limitOf(limit), Paging.offsetOf(offset), viewer.caller());
        var figures = frames.figures(viewer);
        var paging =
                new Paging(filter.isSet() ? filter.address() : "/audit", page.limit(), page.offset(), page.total());
        return Answers.page(
                200,
                AuditTemplates.page(
                        frame.get(),
                        page.items().stream()
                                .map(entry -> AuditRowView.of(entry, figures))
                                .toList(),
                        paging,
                        filter));
    }
}
