package dev.tradewind.local.config;

import dev.tradewind.local.process.OwnSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that can be moved on one machine.
 *
 * @param checkout root of the built tree
 * @param home folder of data, secrets and logs
 * @param ports public port per service, the venue's included
 * @param managementOffset distance from the public to the management port
 * @param natsServer program, if the machine has one
 * @param venueAsProcess whether the paper venue gets a process of its own (C-55)
 * @param replaySpeed bars a minute
 * @param heapMegabytes largest heap per service
 * @param workerHeapMegabytes largest heap of the worker of backtests; 0 for no worker
 * @param without services that somebody else runs
 */
public record LocalSettings(
        Path checkout,
        Path home,
        Map<Service, Integer> ports,
        int managementOffset,
        int postgresPort,
        int natsPort,
        Optional<Path> natsServer,
        boolean venueAsProcess,
        int replaySpeed,
        int heapMegabytes,
        int workerHeapMegabytes,
        Set<Service> without) {
    private static final int HIGHEST_PORT = 65_535;

    public LocalSettings {
        ports = Map.copyOf(ports);
        without = Set.copyOf(without);
    }

    /** Reads the settings; refuses what is not a usable value by the name of its setting. */
    public static LocalSettings from(Path checkout, Map<String, String> environment) {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, number(environment, service.portSetting(), 1, HIGHEST_PORT));
        }
        return new LocalSettings(
                checkout,
                checkout.resolve(text(environment, Setting.HOME)).normalize(),
                ports,
                number(environment, Setting.MANAGEMENT_OFFSET, 1, HIGHEST_PORT),
                number(environment, Setting.POSTGRES_PORT, 1, HIGHEST_PORT),
                number(environment, Setting.NATS_PORT, 1, HIGHEST_PORT),
                findNats(checkout, text(environment, Setting.NATS_SERVER)),
                truth(environment, Setting.VENUE_PROCESS),
                number(environment, Setting.REPLAY_SPEED, 1, 6000),
                number(environment, Setting.HEAP, 48, 4096),
                number(environment, Setting.WORKER_HEAP, 0, 262_144),
                services(environment, Setting.WITHOUT));
    }

    public int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    /** Whether the launcher starts a process for it. */
    public boolean runs(Service service) {
        return !without.contains(service) && (service != Service.VENUE || venueAsProcess);
    }

    public int managementPort(Service service) {
        return port(service) + managementOffset;
    }

    /** Every port that this configuration will listen on, by the setting that moves it. */
    public Map<Integer, String> listeningPorts() {
        var listening = new LinkedHashMap<Integer, String>();
        add(listening, postgresPort, Setting.POSTGRES_PORT.name());
        if (natsServer.isPresent()) {
            add(listening, natsPort, Setting.NATS_PORT.name());
        }
        for (Service service : Service.values()) {
            if (runs(service)) {
                String setting = service.portSetting().name();
                add(listening, port(service), setting);
                add(listening, managementPort(service), setting + " + " + Setting.MANAGEMENT_OFFSET.name());
            }
        }
        return listening;
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /** What training runs learned; shared by everything that runs from this checkout. */
    public Path caches() {
        return checkout.resolve("target").resolve("start-caches");
    }

    public Path secrets() {
        return home.resolve("secrets");
    }

    private static void add(Map<Integer, String> listening, int port, String setting) {
        if (port > HIGHEST_PORT) {
            throw new SettingRefused(setting + " gives port " + port + ", the highest is " + HIGHEST_PORT);
        }
        String other = listening.putIfAbsent(port, setting);
        if (other != null) {
            throw new SettingRefused("port " + port + " is given twice: by " + other + " and by " + setting);
        }
    }

    private static Optional<Path> findNats(Path checkout, String named) {
        if (named.equals("none")) {
            return Optional.empty();
        }
        if (!named.isEmpty()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new SettingRefused(Setting.NATS_SERVER.name() + " names no program: " + named);
            }
            return Optional.of(program.toAbsolutePath());
        }
        Path installed = checkout.resolve(".venv/bin/nats-server");
        return Files.isExecutable(installed) ? Optional.of(installed) : OwnSession.findProgram("nats-server");
    }

    private static String text(Map<String, String> environment, Setting setting) {
        String given = environment.getOrDefault(setting.name(), "").strip();
        return given.isEmpty() ? setting.defaultValue() : given;
    }

    private static int number(Map<String, String> environment, Setting setting, int lowest, int highest) {
        String value = text(environment, setting);
        try {
            int number = Integer.parseInt(value);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(setting, value, lowest, highest);
        }
        throw refused(setting, value, lowest, highest);
    }

    private static SettingRefused refused(Setting setting, String value, int lowest, int highest) {
        return new SettingRefused(setting.name() + " must be a whole number from " + lowest + " to " + highest + " ("
                + setting.meaning() + "), it is: " + value);
    }

    private static Set<Service> services(Map<String, String> environment, Setting setting) {
        var named = EnumSet.noneOf(Service.class);
        for (String word : text(environment, setting).split(",", -1)) {
            if (!word.isBlank()) {
                named.add(Stream.of(Service.values())
                        .filter(service -> service.id().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new SettingRefused(setting.name() + " names no service: " + word)));
            }
        }
        return named;
    }

    private static boolean truth(Map<String, String> environment, Setting setting) {
        String value = text(environment, setting);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingRefused(setting.name() + " must be true or false, it is: " + value);
        };
    }
}
