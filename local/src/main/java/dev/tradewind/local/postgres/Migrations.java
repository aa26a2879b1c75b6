package dev.tradewind.local.postgres;

import java.util.List;

/**
 * Where the migrations of one database are.
 *
 * @param loader class loader that sees them
 * @param locations folders on its class path
 */
public record Migrations(ClassLoader loader, List<String> locations) {
    public Migrations {
        locations = List.copyOf(locations);
    }

    /** The migrations of a service: the tables of the kit and its own. */
    public static Migrations ofService(String name, ClassLoader loader) {
        return new Migrations(loader, List.of("db/migration/kit", "db/migration/" + name));
    }

    /** The migrations of the paper venue, which shares nothing with the services (C-55). */
    public static Migrations ofVenue(ClassLoader loader) {
        return new Migrations(loader, List.of("db/migration/venue"));
    }
}
