package dev.tradewind.engine.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads times that carry no zone as the clock on a wall showed them. */
public final class WallClock {
    private final ZoneId zone;

    private WallClock(ZoneId zone) {
        this.zone = zone;
    }

    public static WallClock utc() {
        return new WallClock(ZoneOffset.UTC);
    }

    /** The clock of an IANA zone such as {@code America/New_York}, of {@code UTC}, or of an offset such as {@code +02:00}. */
    public static Optional<WallClock> in(String zone) {
        try {
            return Optional.of(new WallClock(ZoneId.of(zone.strip())));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Epoch second of the shown time; of an hour that came twice the first; empty for an hour that the clock skipped. */
    public OptionalLong epochSecond(LocalDateTime shown) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        return offsets.isEmpty() ? OptionalLong.empty() : OptionalLong.of(shown.toEpochSecond(offsets.getFirst()));
    }

    /** Name of the zone. */
    public String name() {
        return zone.getId();
    }
}
