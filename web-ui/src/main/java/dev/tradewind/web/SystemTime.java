package dev.tradewind.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one place that reads the clock. */
class SystemTime {
    @Produces
    @Singleton
    InstantSource time() {
        return InstantSource.system();
    }
}
