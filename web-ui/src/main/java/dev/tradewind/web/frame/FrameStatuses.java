package dev.tradewind.web.frame;

import dev.tradewind.contracts.rest.KillSwitchView;
import dev.tradewind.contracts.rest.NotificationStatsView;
import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Caller;
import dev.tradewind.web.backend.NotificationClient;
import dev.tradewind.web.backend.Peer;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.edge.ServiceHealth;
import dev.tradewind.web.session.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what the frame shows; a part that does not answer is named instead of guessed. */
@ApplicationScoped
public class FrameStatuses {
    private static final List<String> STRICTNESS = List.of("ACTIVE", "REDUCING", "HALTED");

    private final BrokerClient broker;
    private final NotificationClient notifications;
    private final ServiceHealth health;
    private final WebConfiguration configuration;

    FrameStatuses(
            BrokerClient broker,
            NotificationClient notifications,
            ServiceHealth health,
            WebConfiguration configuration) {
        this.broker = broker;
        this.notifications = notifications;
        this.health = health;
        this.configuration = configuration;
    }

    /** State for a viewer; for a stranger only the band. */
    public FrameStatus read(Viewer viewer) {
        if (!viewer.isSignedIn()) {
            return FrameStatus.unknown(configuration.paperBand());
        }
        Caller caller = viewer.caller();
        Pending<List<KillSwitchView>> switches = Pending.start(() -> broker.killSwitches(caller));
        Pending<NotificationStatsView> stats = Pending.start(() -> notifications.stats(caller));
        Optional<KillSwitchView> strictest = switches.ifAnswered().orElse(List.of()).stream()
                .max(Comparator.comparingInt(one -> STRICTNESS.indexOf(one.mode())));
        Optional<NotificationStatsView> counts = stats.ifAnswered();
        return new FrameStatus(
                "PAPER",
                configuration.paperBand(),
                strictest.map(KillSwitchView::mode).orElse(""),
                strictest.map(FrameStatuses::sentence).orElse(""),
                away(),
                counts.map(NotificationStatsView::unread).orElse(0L),
                counts.map(NotificationStatsView::urgentUnread).orElse(0L) > 0);
    }

    private List<String> away() {
        List<String> away = new ArrayList<>();
        for (Map.Entry<Peer, Boolean> answer : health.answers().entrySet()) {
            if (!answer.getValue()) {
                away.add(answer.getKey().title());
            }
        }
        return away;
    }

    private static String sentence(KillSwitchView state) {
        String scope = switch (state.scope().toUpperCase(Locale.ROOT)) {
            case "INSTALLATION" -> "for the whole installation";
            case "ACCOUNT" -> "for this account";
            default -> "for you";
        };
        String reason = state.reason() == null || state.reason().isBlank() ? "" : ": " + state.reason();
        return switch (state.mode()) {
            case "HALTED" ->
                "Halted " + scope + reason + ". Nothing new is opened; take-profit, stop and close still run.";
            case "REDUCING" -> "Reducing " + scope + reason + ". Positions may shrink, not grow.";
            default -> "";
        };
    }
}
