package dev.tradewind.broker.killswitch;

import dev.tradewind.contracts.rest.KillCommand;
import dev.tradewind.contracts.rest.KillSwitchView;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kill switch of the user, of an account, and for admins of the installation. */
@Path("/api/v1/kill-switch")
public class KillSwitchResource {
    private static final int LONGEST_REASON = 300;

    private final CurrentUser user;
    private final TenantTx tx;
    private final KillSwitches switches;
    private final MoveKillSwitch moveKillSwitch;
    private final StepUp stepUp;

    KillSwitchResource(
            CurrentUser user, TenantTx tx, KillSwitches switches, MoveKillSwitch moveKillSwitch, StepUp stepUp) {
        this.user = user;
        this.tx = tx;
        this.switches = switches;
        this.moveKillSwitch = moveKillSwitch;
        this.stepUp = stepUp;
    }

    @GET
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public List<KillSwitchView> list() {
        UUID userId = user.id();
        return tx.as(userId, sql -> switches.visible(sql)).stream()
                .map(KillSwitchResource::view)
                .toList();
    }

    /** Stopping is one click; leaving HALTED needs the password again (S14). */
    @POST
    @RolesAllowed("trader")
    @RunOnVirtualThread
    public KillSwitchView move(@Nullable KillCommand command) {
        UUID userId = user.id();
        MoveKillSwitch.Move move = parse(command, userId);
        boolean isInstallation = move.scope() == KillScope.INSTALLATION;
        if (isInstallation && !user.role().isAtLeast(Role.ADMIN)) {
            throw new ProblemException(403, "FORBIDDEN", "Only an administrator moves the installation's kill switch.");
        }
        KillState now = tx.as(userId, sql -> switches.find(sql, move.scope(), move.scopeId()))
                .orElseThrow(NotFound::of);
        if (now.mode() == KillMode.HALTED && move.mode() != KillMode.HALTED) {
            stepUp.requirePassword(userId, command == null ? null : command.password());
        }
        MoveKillSwitch.Actor actor = new MoveKillSwitch.Actor(userId.toString(), user.ip());
        return view(
                isInstallation
                        ? moveKillSwitch.ofInstallation(move, actor)
                        : moveKillSwitch.ofUser(userId, move, actor));
    }

    private static MoveKillSwitch.Move parse(@Nullable KillCommand command, UUID userId) {
        if (command == null) {
            throw Invalid.body("Send scope and mode.");
        }
        List<Invalid.FieldError> errors = new ArrayList<>();
        KillScope scope = constant(KillScope.class, "scope", command.scope(), errors);
        KillMode mode = constant(KillMode.class, "mode", command.mode(), errors);
        UUID scopeId = scope == null ? userId : scopeId(scope, command.scopeId(), userId, errors);
        String reason = command.reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            errors.add(new Invalid.FieldError("reason", "TOO_LONG", "A reason has at most 300 characters."));
        }
        if (command.flatten() && mode == KillMode.ACTIVE) {
            errors.add(new Invalid.FieldError("flatten", "NOT_ALLOWED", "Only a stop can close positions."));
        }
        if (!errors.isEmpty() || scope == null || mode == null || scopeId == null) {
            throw new Invalid(errors);
        }
        return new MoveKillSwitch.Move(scope, scopeId, mode, command.flatten(), reason);
    }

    private static @Nullable UUID scopeId(
            KillScope scope, @Nullable String text, UUID userId, List<Invalid.FieldError> errors) {
        return switch (scope) {
            case INSTALLATION -> KillSwitches.INSTALLATION;
            case USER -> userId;
            case ACCOUNT -> {
                try {
                    yield text == null ? missing(errors) : UUID.fromString(text);
                } catch (IllegalArgumentException noId) {
                    yield missing(errors);
                }
            }
        };
    }

    private static @Nullable UUID missing(List<Invalid.FieldError> errors) {
        errors.add(new Invalid.FieldError("scopeId", "REQUIRED", "Name the account by its id."));
        return null;
    }

    @SuppressWarnings("ConstantConditions") // a missing field of a JSON body arrives as null, whatever the record says
    private static <E extends Enum<E>> @Nullable E constant(
            Class<E> type, String field, @Nullable String name, List<Invalid.FieldError> errors) {
        String wanted = name == null ? "" : name.toUpperCase(Locale.ROOT);
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equals(wanted)) {
                return candidate;
            }
        }
        errors.add(new Invalid.FieldError(
                field, "UNKNOWN_VALUE", field + " must be one of " + Arrays.toString(type.getEnumConstants()) + "."));
        return null;
    }

    private static KillSwitchView view(KillState state) {
        return new KillSwitchView(
                state.scope().name(),
                state.scopeId().toString(),
                state.mode().name(),
                state.flatten(),
                state.reason(),
                state.changedBy(),
                state.changedAt(),
                state.version());
    }
}
