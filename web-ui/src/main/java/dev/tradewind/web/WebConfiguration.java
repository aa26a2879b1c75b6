package dev.tradewind.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the pages, the proxy and the live stream. */
@ConfigMapping(prefix = "tradewind.web")
public interface WebConfiguration {
    /** Name under which this process calls the services; the token files are {@code <caller>-<callee>.token}. */
    @WithDefault("web-ui")
    String caller();

    /** How the session cookie is set: AUTO lets plain http on a loopback host pass, SECURE never does. */
    @WithDefault("AUTO")
    CookieMode cookie();

    /** How long a token got for a session is used before it is asked for again (C-42). */
    @WithDefault("5s")
    Duration sessionTokenLife();

    /** How many sessions are remembered at once. */
    @WithDefault("10000")
    int maxSessions();

    /** Time to reach a service. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** Time for a whole answer of a service to a page. */
    @WithDefault("5s")
    Duration readTimeout();

    /** Time a forwarded API call may stay without a byte; long enough for a slow answer, short enough to free the slot. */
    @WithDefault("30s")
    Duration proxyTimeout();

    /** Largest body that is forwarded to a service. */
    @WithDefault("65536")
    long proxyMaxBody();

    /** Largest file of price history that is passed on to strategy-service, which has a limit of its own. */
    @WithDefault("1073741824")
    long maxUpload();

    /** Time for passing such a file on. */
    @WithDefault("15m")
    Duration uploadTimeout();

    /** Connections that the proxy keeps to one service. */
    @WithDefault("32")
    int proxyConnections();

    /** Pause between two pings of the live stream. */
    @WithDefault("10s")
    Duration ping();

    /** Least pause between two reads of a user's figures for the live stream. */
    @WithDefault("2s")
    Duration tick();

    /** Live streams that may be open at once. */
    @WithDefault("500")
    int maxStreams();

    /** Live streams that one user may hold. */
    @WithDefault("20")
    int maxStreamsPerUser();

    /** Words that follow PAPER in the mode band. */
    @WithDefault("replay of perpetual prices")
    String paperBand();

    /** See {@link #cookie()}. */
    enum CookieMode {
        AUTO,
        SECURE
    }
}
