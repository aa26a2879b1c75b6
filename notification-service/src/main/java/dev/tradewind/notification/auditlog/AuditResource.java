package dev.tradewind.notification.auditlog;

import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.identity.CurrentUser;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/audit}: the audit log over HTTP (P-04). */
@Path("/api/v1/audit")
@RunOnVirtualThread
public class AuditResource {
    private final AuditLog log;
    private final CurrentUser currentUser;

    AuditResource(AuditLog log, CurrentUser currentUser) {
        this.log = log;
        this.currentUser = currentUser;
    }

    /** The user's own rows, newest first. */
    @GET
    @Path("/logs")
    @RolesAllowed("viewer")
    public Page<AuditEntryView> logs(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("start") @Nullable Instant start,
            @QueryParam("end") @Nullable Instant end,
            @QueryParam("action") @Nullable @Size(max = 100) String action) {
        return log.ofUser(currentUser.id(), start, end, action, limit, offset);
    }

    @GET
    @Path("/installation/logs")
    @RolesAllowed("manager")
    public Page<AuditEntryView> installationLogs(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("start") @Nullable Instant start,
            @QueryParam("end") @Nullable Instant end,
            @QueryParam("action") @Nullable @Size(max = 100) String action) {
        return log.ofInstallation(start, end, action, limit, offset);
    }

    @GET
    @Path("/verify")
    @RolesAllowed("admin")
    public AuditLog.Verdict verify() {
        return log.verify();
    }
}
