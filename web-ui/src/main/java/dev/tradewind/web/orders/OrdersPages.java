package dev.tradewind.web.orders;

import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.backend.BrokerClient;
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
import java.util.List;
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

    private record Rows(List<OrderRowView> rows, Paging paging) {}

    @GET
    public Response page(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Orders", "orders");
        Rows rows = read(limit, offset, viewer);
        return Answers.page(200, OrdersTemplates.page(frame.get(), rows.rows(), rows.paging()));
    }

    @GET
    @Path("table")
    public Response table(@RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        Rows rows = read(limit, offset, viewer);
        return Answers.page(200, OrdersTemplates.table(frames.bare(viewer, ""), rows.rows(), rows.paging()));
    }

    private Rows read(@Nullable Integer limit, @Nullable Integer offset, Viewer viewer) {
        Page<OrderView> page = broker.orders("", Paging.limitOf(limit), Paging.offsetOf(offset), viewer.caller());
        var figures = frames.figures(viewer);
        return new Rows(
                page.items().stream()
                        .map(order -> OrderRowView.of(order, figures))
                        .toList(),
                new Paging("/orders", page.limit(), page.offset(), page.total()));
    }
}
