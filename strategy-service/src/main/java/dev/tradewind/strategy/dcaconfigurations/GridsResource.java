package dev.tradewind.strategy.dcaconfigurations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.contracts.rest.GridPreviewCommand;
import dev.tradewind.contracts.rest.GridPreviewView;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.Invalid;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The grid preview (D-03: price, quantity, notional, take-profit, running average and bounce needed of each leg). */
@Path("/api/v1/grids")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GridsResource {
    private final GridPreviews previews;
    private final ConfigurationForm form;
    private final CurrentUser caller;

    GridsResource(GridPreviews previews, ConfigurationForm form, CurrentUser caller) {
        this.previews = previews;
        this.form = form;
        this.caller = caller;
    }

    @POST
    @Path("/preview")
    @RolesAllowed("viewer")
    public GridPreviewView preview(JsonNode body) throws JsonProcessingException {
        var typed = form.read(body, GridPreviewCommand.class);
        GridPreviewCommand command = typed.command();
        DcaConfigurationCommand configuration = command.configuration();
        if (configuration == null) {
            throw Invalid.of("configuration", "REQUIRED", "Send the configuration to preview.");
        }
        return previews.handle(caller.id(), command, form.compile(configuration, typed));
    }
}
