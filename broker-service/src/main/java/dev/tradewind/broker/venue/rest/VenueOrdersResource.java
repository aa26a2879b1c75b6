package dev.tradewind.broker.venue.rest;

import dev.tradewind.broker.venue.matching.CommandOutcome;
import dev.tradewind.broker.venue.matching.VenueCommand;
import dev.tradewind.broker.venue.matching.VenueDesk;
import dev.tradewind.broker.venue.persistence.VenueReads;
import dev.tradewind.contracts.venue.PlaceVenueOrder;
import dev.tradewind.contracts.venue.VenueExecution;
import dev.tradewind.contracts.venue.VenueOrder;
import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.engine.matching.RefusalCode;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.problem.Unprocessable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders and executions of an account, with the manners of a class A broker: a client order id is used once, for ever. */
@Path("/venue/v1/accounts/{account}")
@VenueDoor
public class VenueOrdersResource {
    private final VenueDesk desk;
    private final VenueReads reads;

    VenueOrdersResource(VenueDesk desk, VenueReads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    /** 201 with the order as it is after the commit, perhaps filled; 409 for an id that was used; 422 for what is refused. */
    @POST
    @Path("/orders")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public Response place(
            @PathParam("account") UUID account,
            @HeaderParam("X-Not-After") @Nullable String notAfter,
            @Nullable PlaceVenueOrder form) {
        var request = OrderForm.request(account, form);
        switch (desk.submit(new VenueCommand.PlaceOrder(request, OrderForm.deadline(notAfter)))) {
            case CommandOutcome.Done ignored -> {}
            case CommandOutcome.TooLate ignored ->
                throw Unprocessable.of(
                        VenueProblemCodes.TOO_LATE,
                        "The request came after the deadline it carries; nothing was done.");
            case CommandOutcome.DuplicateId ignored ->
                throw Conflict.of(
                        VenueProblemCodes.DUPLICATE_CLIENT_ORDER_ID,
                        "The client order id " + request.clientOrderId() + " was used before.");
            case CommandOutcome.Refused refused -> {
                if (refused.refusal().code() == RefusalCode.UNKNOWN_ACCOUNT) {
                    throw VenueAccountsResource.unknown();
                }
                throw Unprocessable.of(
                        refused.refusal().code().name(), refused.refusal().detail());
            }
            case CommandOutcome.NoAccount ignored -> throw VenueAccountsResource.unknown();
            case CommandOutcome.NotOpen ignored -> throw new IllegalStateException("not an answer to an order");
        }
        return Response.status(201)
                .entity(get(account, request.clientOrderId()))
                .build();
    }

    @GET
    @Path("/orders/{clientOrderId}")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public VenueOrder get(@PathParam("account") UUID account, @PathParam("clientOrderId") String clientOrderId) {
        return reads.order(account, clientOrderId).orElseThrow(() -> unknown(account));
    }

    /** 200 with the cancelled order, whatever it had filled; 422 with the order when it had ended before; 404 when unknown. */
    @DELETE
    @Path("/orders/{clientOrderId}")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public VenueOrder cancel(@PathParam("account") UUID account, @PathParam("clientOrderId") String clientOrderId) {
        CommandOutcome outcome = desk.submit(new VenueCommand.CancelOrder(account, clientOrderId));
        VenueOrder order = get(account, clientOrderId);
        if (outcome instanceof CommandOutcome.NotOpen) {
            throw Unprocessable.of(
                            VenueProblemCodes.ORDER_NOT_CANCELABLE, "The order is " + order.status() + " already.")
                    .with("order", order);
        }
        return order;
    }

    /** Orders whose last change is above {@code after}, by that change: open, closed or all. */
    @GET
    @Path("/orders")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public List<VenueOrder> list(
            @PathParam("account") UUID account,
            @QueryParam("status") @DefaultValue("all") String status,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
        requireAccount(account);
        return reads.orders(account, filter(status), after, limit);
    }

    /** Executions above the caller's high-water mark. */
    @GET
    @Path("/executions")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public List<VenueExecution> executions(
            @PathParam("account") UUID account,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
        requireAccount(account);
        return reads.executions(account, after, limit);
    }

    private static VenueReads.OrderFilter filter(String status) {
        return Optional.of(status.toUpperCase(Locale.ROOT))
                .filter(name -> List.of("OPEN", "CLOSED", "ALL").contains(name))
                .map(VenueReads.OrderFilter::valueOf)
                .orElseThrow(() -> Invalid.of("status", "UNKNOWN_VALUE", "status must be open, closed or all."));
    }

    private void requireAccount(UUID account) {
        if (!reads.hasAccount(account)) {
            throw VenueAccountsResource.unknown();
        }
    }

    private ProblemException unknown(UUID account) {
        return reads.hasAccount(account)
                ? new ProblemException(404, VenueProblemCodes.UNKNOWN_ORDER, "There is no order with this id.")
                : VenueAccountsResource.unknown();
    }
}
