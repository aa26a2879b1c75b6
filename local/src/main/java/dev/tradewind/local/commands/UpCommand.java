package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.config.SettingRefused;
import dev.tradewind.local.demo.DemoAccount;
import dev.tradewind.local.demo.PublicApi;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.Progress;
import dev.tradewind.local.process.FreePorts;
import dev.tradewind.local.secrets.SecretFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts everything, says where it is, and looks after it until it is told to stop. */
final class UpCommand {
    private static final long LITTLE_SPACE = 1024L * 1024 * 1024;

    private final LocalSettings settings;
    private final PrintStream out;

    UpCommand(LocalSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run() {
        long began = System.nanoTime();
        makeHome();
        var lock = new LauncherLock(settings.home());
        if (!lock.take()) {
            out.println("Tradewind runs already on " + pages() + " (process "
                    + lock.holder().map(ProcessHandle::pid).map(String::valueOf).orElse("unknown")
                    + "); make down stops it.");
            return 0;
        }
        Progress progress = (part, text) -> out.printf("  %-14s %s%n", part, text);
        Leftovers.end(settings, progress);
        refuseTakenPorts();
        warnOfLittleSpace();
        out.println("Tradewind starts, its data is in " + settings.home().toAbsolutePath());
        var platform = new Platform(settings, progress);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println();
            out.println("Tradewind stops");
            platform.stop();
            lock.close();
            stopped.countDown();
        }));
        platform.start();
        if (settings.without().isEmpty()) {
            DemoAccount demo = DemoAccount.ensure(new PublicApi(pages()), new SecretFiles(settings.secrets()));
            out.printf("Ready after %.1f s%n", (System.nanoTime() - began) / 1e9);
            welcome(demo);
        } else {
            out.printf(
                    "Ready after %.1f s, without %s; make seed makes the demo account%n",
                    (System.nanoTime() - began) / 1e9, settings.without());
        }
        awaitStop(stopped);
        return 0;
    }

    private URI pages() {
        return URI.create("http://127.0.0.1:" + settings.port(Service.WEB));
    }

    private void welcome(DemoAccount demo) {
        URI direct = URI.create("http://127.0.0.1:" + settings.port(Service.STRATEGY));
        out.println();
        out.println("  address   " + pages());
        out.println("  user      " + demo.email());
        out.println("  password  " + demo.password());
        out.println("  webhook   " + pages().resolve(demo.webhookPath()));
        out.println("  directly  " + direct.resolve(demo.webhookPath()));
        out.println("            (TradingView reaches ports 80 and 443 only: put a proxy in front for real alerts)");
        out.println();
        out.println("Send an alert from another terminal, and watch it on the pages:");
        out.println();
        out.println("  " + demo.curl(pages()));
        out.println();
        out.println("make demo follows one to its end; make logs shows the logs; Ctrl-C or make down stops.");
    }

    private void refuseTakenPorts() {
        List<String> taken = settings.listeningPorts().entrySet().stream()
                .filter(entry -> !FreePorts.isFree(entry.getKey()))
                .map(entry -> "port " + entry.getKey() + " is taken, choose another one with " + entry.getValue())
                .toList();
        if (!taken.isEmpty()) {
            throw new SettingRefused(String.join(System.lineSeparator(), taken));
        }
    }

    private void warnOfLittleSpace() {
        File home = settings.home().toFile();
        if (home.getUsableSpace() < LITTLE_SPACE) {
            out.println("Warning: less than 1 GiB is free where the data is kept (" + home + ")");
        }
    }

    private void makeHome() {
        try {
            Files.createDirectories(
                    settings.home(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + settings.home(), e);
        }
    }

    private static void awaitStop(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
