package dev.tradewind.local.commands;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.config.SettingRefused;
import dev.tradewind.local.demo.ApiRefused;
import dev.tradewind.local.demo.DemoAccount;
import dev.tradewind.local.demo.DemoRun;
import dev.tradewind.local.demo.ImportRun;
import dev.tradewind.local.demo.PublicApi;
import dev.tradewind.local.platform.StartFailed;
import dev.tradewind.local.secrets.SecretFiles;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Finds the command that was asked for; a known trouble becomes a sentence, not a stack trace. */
public final class Commands {
    private static final String USAGE =
            "usage: local up | down | reset [--yes] | status | seed | demo | import | train";

    private final Path checkout;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PrintStream out;

    public Commands(Path checkout, Map<String, String> environment, InstantSource clock, PrintStream out) {
        this.checkout = checkout;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.out = out;
    }

    /** Exit status of the program. */
    public int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            out.println(USAGE);
            return 2;
        }
        try {
            return run(arguments.getFirst(), arguments.subList(1, arguments.size()));
        } catch (SettingRefused | StartFailed | ApiRefused | IllegalStateException | UncheckedIOException e) {
            out.println(e.getMessage()
                    + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
            return 1;
        }
    }

    private int run(String command, List<String> options) {
        LocalSettings settings = LocalSettings.from(checkout, environment);
        return switch (command) {
            case "up" -> new UpCommand(settings, out).run();
            case "down" -> new DownCommand(settings, out).run();
            case "reset" ->
                new ResetCommand(
                                settings,
                                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                                out)
                        .run(options);
            case "status" -> new StatusCommand(settings, out).run();
            case "train" -> new TrainCommand(settings, out).run();
            case "seed" -> seed(settings);
            case "demo" -> demo(settings);
            case "import" -> importCandles(settings);
            default -> {
                out.println(USAGE);
                yield 2;
            }
        };
    }

    private int seed(LocalSettings settings) {
        DemoAccount demo = DemoAccount.ensure(new PublicApi(pages(settings)), new SecretFiles(settings.secrets()));
        out.println("The demo account is there: " + demo.email() + ", password " + demo.password());
        return 0;
    }

    private int demo(LocalSettings settings) {
        var api = new PublicApi(pages(settings));
        DemoAccount demo = DemoAccount.ensure(api, new SecretFiles(settings.secrets()));
        return new DemoRun(api, demo, clock, out).run(pages(settings)) ? 0 : 1;
    }

    private int importCandles(LocalSettings settings) {
        var api = new PublicApi(pages(settings));
        DemoAccount.ensure(api, new SecretFiles(settings.secrets()));
        return new ImportRun(api, environment, out).run();
    }

    private static URI pages(LocalSettings settings) {
        return URI.create("http://127.0.0.1:" + settings.port(Service.WEB));
    }
}
