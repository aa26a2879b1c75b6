package dev.tradewind.broker.venue.rest;

import dev.tradewind.broker.venue.matching.CommandOutcome;
import dev.tradewind.broker.venue.matching.VenueCommand;
import dev.tradewind.broker.venue.matching.VenueDesk;
import dev.tradewind.broker.venue.persistence.VenueReads;
import dev.tradewind.contracts.venue.VenueAccount;
import dev.tradewind.contracts.venue.VenueAdjustment;
import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Accounts of the paper venue. */
@Path("/venue/v1/accounts/{account}")
@VenueDoor
public class VenueAccountsResource {
    private final VenueDesk desk;
    private final VenueReads reads;

    VenueAccountsResource(VenueDesk desk, VenueReads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    /** Opens the account; 201 the first time, 200 when it is there already. */
    @PUT
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public Response open(@PathParam("account") UUID account) {
        boolean opened = desk.submit(new VenueCommand.OpenAccount(account)) instanceof CommandOutcome.Done done
                && done.changed();
        return Response.status(opened ? 201 : 200).entity(get(account)).build();
    }

    @GET
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public VenueAccount get(@PathParam("account") UUID account) {
        return reads.account(account).orElseThrow(VenueAccountsResource::unknown);
    }

    /** Back to the opening cash: open orders are cancelled, holdings and profit are gone; history stays. */
    @POST
    @Path("/reset")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public VenueAccount reset(@PathParam("account") UUID account) {
        if (desk.submit(new VenueCommand.ResetAccount(account)) instanceof CommandOutcome.NoAccount) {
            throw unknown();
        }
        return get(account);
    }

    /** Opening credit and resets: with the executions they add up to the balances (R6). */
    @GET
    @Path("/adjustments")
    @PermitAll // the venue's key was checked
    @RunOnVirtualThread
    public List<VenueAdjustment> adjustments(
            @PathParam("account") UUID account,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
        get(account);
        return reads.adjustments(account, after, limit);
    }

    static ProblemException unknown() {
        return new ProblemException(404, VenueProblemCodes.UNKNOWN_ACCOUNT, "There is no such account.");
    }
}
