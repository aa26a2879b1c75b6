package dev.tradewind.strategy.backtests;

import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.web.Edge;
import dev.tradewind.strategy.backtests.WorkQueue.Claim;
import dev.tradewind.strategy.worker.wire.ChunkFailure;
import dev.tradewind.strategy.worker.wire.ChunkResult;
import dev.tradewind.strategy.worker.wire.ClaimRequest;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.ProgressAnswer;
import dev.tradewind.strategy.worker.wire.ProgressReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** The door for workers: they ask for chunks and tell what became of them. */
@Path("/internal/v1/worker/claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WorkerResource {
    private static final String WORKER = "worker";
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final WorkQueue queue;

    WorkerResource(WorkQueue queue) {
        this.queue = queue;
    }

    /** The parts of a claim's address. */
    public static class ClaimPath {
        @PathParam("user")
        public UUID user = new UUID(0, 0);

        @PathParam("job")
        public UUID job = new UUID(0, 0);

        @PathParam("chunk")
        public int chunk;

        @PathParam("claim")
        public UUID claim = new UUID(0, 0);

        Claim claim() {
            return new Claim(user, job, chunk, claim);
        }
    }

    @POST
    @PermitAll // the internal filter has checked the caller
    public Response claim(ClaimRequest request, RoutingContext context) throws InterruptedException {
        onlyWorkers(context);
        int seconds = Math.clamp(request.waitSeconds(), 0, LONGEST_WAIT_SECONDS);
        return queue.claim(
                        request.worker(),
                        Duration.ofSeconds(seconds),
                        () -> context.response().closed())
                .map(order -> Response.ok(order).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("/{user}/{job}/{chunk}/{claim}/progress")
    @PermitAll // the internal filter has checked the caller
    public ProgressAnswer progress(@BeanParam ClaimPath path, ProgressReport report, RoutingContext context) {
        onlyWorkers(context);
        return new ProgressAnswer(queue.progress(path.claim(), report.share()));
    }

    @PUT
    @Path("/{user}/{job}/{chunk}/{claim}/pieces/{kind}/{number}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @PermitAll // the internal filter has checked the caller
    public void piece(
            @BeanParam ClaimPath path,
            @PathParam("kind") String kind,
            @PathParam("number") int number,
            @QueryParam("items") int items,
            byte[] body,
            RoutingContext context) {
        onlyWorkers(context);
        queue.piece(path.claim(), kind(kind), number, items, body);
    }

    /** A piece of another chunk of the same job. */
    @GET
    @Path("/{user}/{job}/{chunk}/{claim}/pieces/{kind}/{number}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermitAll // the internal filter has checked the caller
    public byte[] piece(
            @BeanParam ClaimPath path,
            @PathParam("kind") String kind,
            @PathParam("number") int number,
            RoutingContext context) {
        onlyWorkers(context);
        return queue.piece(path.claim(), kind(kind), number);
    }

    @POST
    @Path("/{user}/{job}/{chunk}/{claim}/done")
    @PermitAll // the internal filter has checked the caller
    public void done(@BeanParam ClaimPath path, ChunkResult result, RoutingContext context) {
        onlyWorkers(context);
        queue.done(path.claim(), result);
    }

    @POST
    @Path("/{user}/{job}/{chunk}/{claim}/failed")
    @PermitAll // the internal filter has checked the caller
    public void failed(@BeanParam ClaimPath path, ChunkFailure failure, RoutingContext context) {
        onlyWorkers(context);
        queue.failed(path.claim(), failure.reason());
    }

    @POST
    @Path("/{user}/{job}/{chunk}/{claim}/released")
    @Consumes(MediaType.WILDCARD)
    @PermitAll // the internal filter has checked the caller
    public void released(@BeanParam ClaimPath path, RoutingContext context) {
        onlyWorkers(context);
        queue.release(path.claim());
    }

    private static PieceKind kind(String name) {
        return Arrays.stream(PieceKind.values())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Invalid.of("kind", "UNKNOWN_VALUE", "There is no kind of pieces " + name + "."));
    }

    /** Other services have nothing to do here. */
    private static void onlyWorkers(RoutingContext context) {
        if (!WORKER.equals(context.get(Edge.INTERNAL_CALLER))) {
            throw NotFound.of();
        }
    }
}
