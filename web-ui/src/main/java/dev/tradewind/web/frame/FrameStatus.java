package dev.tradewind.web.frame;

import java.util.List;

/**
 * What the frame tells on every page: mode band, halted or reducing, which parts are away, unread notifications.
 * {@code kill} is ACTIVE, REDUCING, HALTED or empty when unknown.
 */
public record FrameStatus(
        String mode, String modeText, String kill, String killText, List<String> away, long unread, boolean urgent) {
    /** Nothing known yet, as on the sign-in page. */
    public static FrameStatus unknown(String modeText) {
        return new FrameStatus("PAPER", modeText, "", "", List.of(), 0, false);
    }

    /** Count for the bell; more than 99 is printed as 99+. */
    public String bell() {
        return unread > 99 ? "99+" : Long.toString(unread);
    }

    /** The parts that are away, as one sentence. */
    public String awayText() {
        return String.join(", ", away);
    }
}
