package dev.tradewind.strategy.signals.rest;

import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.strategy.signals.application.AlertSender;
import dev.tradewind.strategy.signals.application.ReceiveAlert;
import dev.tradewind.strategy.signals.application.SignalsConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where charts deliver alerts (D-09): any content type, at most 16 KiB, and one 404 for everybody who is not known. */
@Path("/api/v1/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class WebhookResource {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ReceiveAlert receive;
    private final SignalsConfig config;

    WebhookResource(ReceiveAlert receive, SignalsConfig config) {
        this.receive = receive;
        this.config = config;
    }

    @POST
    @Path("/{user_id}/{token}")
    @PermitAll
    public Response byPath(@PathParam("user_id") String user, @PathParam("token") String token, InputStream body) {
        return answer(new AlertSender.ByPath(user(user), token), body);
    }

    @POST
    @Path("/{user_id}")
    @PermitAll
    public Response byBody(@PathParam("user_id") String user, InputStream body) {
        return answer(new AlertSender.ByBody(user(user)), body);
    }

    private Response answer(AlertSender sender, InputStream body) {
        byte[] bytes = read(body);
        return Response.accepted(WebhookReply.of(receive.handle(sender, bytes))).build();
    }

    private byte[] read(InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(config.maxBodyBytes() + 1);
            if (bytes.length > config.maxBodyBytes()) {
                throw new ProblemException(
                        413, "BODY_TOO_LARGE", "An alert has at most " + config.maxBodyBytes() + " bytes.");
            }
            return bytes;
        } catch (IOException broken) {
            throw new ProblemException(400, "UNREADABLE", "The body did not arrive whole.", broken);
        }
    }

    /** A text that is no id goes the same way as an id that nobody has. */
    private static UUID user(String text) {
        return UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : NOBODY;
    }
}
