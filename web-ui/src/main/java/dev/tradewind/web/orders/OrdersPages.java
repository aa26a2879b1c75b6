package dev.tradewind.web.orders;

import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.frame.Listed;
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

/** All orders at the broker, newest first. */
@Path("/orders")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class OrdersPages {
    private final BrokerClient broker;
    private final Frames frames;
    private final CurrentViewer current;

    OrdersPages(BrokerClient broker, Frames frames, CurrentViewer current) {
        this.broker = broker;
        this.frames = frames;
        this.current = current;
    }

    @GET
    public Response page(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.page(
                viewer,
                "Orders",
                "orders",
                () -> read(limit, offset, viewer),
                (frame, list) -> OrdersTemplates.page(frame, list.rows(), list.paging()));
    }

    @GET
    @Path("table")
    public Response table(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.part(
                viewer,
                read(limit, offset, viewer),
                (frame, list) -> OrdersTemplates.table(frame, list.rows(), list.paging()));
    }

    private Listed<OrderRowView> read(@Nullable Integer limit, @Nullable Integer offset, Viewer viewer) {
        Page<OrderView> page = broker.orders("", Paging.limitOf(limit), Paging.offsetOf(offset), viewer.caller());
        var figures = frames.figures(viewer);
        return Listed.of(page, "/orders", order -> OrderRowView.of(order, figures));
    }
}
