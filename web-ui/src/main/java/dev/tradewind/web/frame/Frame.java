package dev.tradewind.web.frame;

import dev.tradewind.web.session.Display;
import dev.tradewind.web.session.FormToken;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import java.util.Locale;

/** What the layout prints around a page. {@code section} marks the entry of the navigation. */
public record Frame(
        String title, String section, Viewer viewer, AssetNames assets, FrameStatus status, Figures figures) {

    public boolean isSignedIn() {
        return viewer.isSignedIn();
    }

    public boolean isTrader() {
        return viewer.isTrader();
    }

    public String userName() {
        return viewer.isSignedIn() ? viewer.user().username() : "";
    }

    /** Token for the forms of this page. */
    public String token() {
        return viewer.formToken();
    }

    /** Headers that htmx sends along, as JSON; the token's alphabet needs no escape. */
    public String headers() {
        return "{\"" + FormToken.HEADER + "\":\"" + token() + "\"}";
    }

    /** Value of {@code data-theme}; empty follows the device. */
    public String theme() {
        return viewer.display().theme() == Display.Theme.AUTO
                ? ""
                : viewer.display().theme().name().toLowerCase(Locale.ROOT);
    }

    /** Value of {@code data-pnl}. */
    public String profitColours() {
        return viewer.display().profit().name().toLowerCase(Locale.ROOT);
    }

    public boolean isDiscreet() {
        return viewer.display().discreet();
    }

    public boolean isLive() {
        return viewer.display().refresh();
    }

    /** Title of the browser's tab. */
    public String tabTitle() {
        return title + (viewer.isSignedIn() ? " · " + status.mode() : "") + " · Tradewind";
    }
}
