package dev.tradewind.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends a file of candles to the running platform, follows its import and prints what was found in it. */
public final class ImportRun {
    private static final String USAGE = "usage: make import FILE=prices.csv SYMBOL=BTC/USDT"
            + " [VENUE= TIMEFRAME= TIMEZONE= CALENDAR= TIMESTAMPS= ADJUSTMENT= NAME=]";
    private static final Map<String, String> PARAMETERS = parameters();
    private static final int SHOWN_FINDINGS = 20;
    private static final int PAUSE_MILLIS = 500;

    private final PublicApi api;
    private final Map<String, String> environment;
    private final PrintStream out;

    /** @param api logged in as the user whose series it becomes */
    public ImportRun(PublicApi api, Map<String, String> environment, PrintStream out) {
        this.api = api;
        this.environment = environment;
        this.out = out;
    }

    /** Exit status: 0 when the import is done. */
    public int run() {
        String file = environment.getOrDefault("FILE", "");
        if (file.isBlank() || environment.getOrDefault("SYMBOL", "").isBlank()) {
            out.println(USAGE);
            return 2;
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            out.println("cannot read " + path.toAbsolutePath());
            return 2;
        }
        JsonNode job = api.upload("/api/v1/candle-imports?" + query(path), path);
        String address = "/api/v1/candle-imports/" + job.path("id").asText();
        while (List.of("QUEUED", "RUNNING").contains(job.path("state").asText())) {
            Pause.millis(PAUSE_MILLIS);
            job = api.get(address);
            out.printf(
                    "%s %3.0f %%%n",
                    job.path("state").asText(), 100 * job.path("progress").asDouble());
        }
        report(job);
        return job.path("state").asText().equals("DONE") ? 0 : 1;
    }

    private String query(Path path) {
        var values = new LinkedHashMap<String, String>();
        PARAMETERS.forEach((variable, parameter) -> values.put(parameter, environment.getOrDefault(variable, "")));
        values.put("file", String.valueOf(path.getFileName()));
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void report(JsonNode job) {
        JsonNode quality = job.path("quality");
        if (job.hasNonNull("detail")) {
            out.println(job.path("code").asText() + ": " + job.path("detail").asText());
        }
        if (quality.isObject()) {
            out.println(quality.path("rows").asLong() + " rows, "
                    + quality.path("bars").asLong() + " bars, layout "
                    + quality.path("layout").asText() + ", found " + quality.path("counts"));
            quality.path("notes").forEach(note -> out.println("  " + note.asText()));
            int shown = 0;
            for (JsonNode finding : quality.path("findings")) {
                if (shown++ < SHOWN_FINDINGS) {
                    out.println("  line " + finding.path("line").asLong() + " "
                            + finding.path("kind").asText() + ": "
                            + finding.path("detail").asText());
                }
            }
        }
        if (job.hasNonNull("seriesId")) {
            out.println("series " + job.path("seriesId").asText());
        }
    }

    private static Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("SYMBOL", "symbol");
        parameters.put("VENUE", "venue");
        parameters.put("TIMEFRAME", "timeframe");
        parameters.put("TIMEZONE", "timeZone");
        parameters.put("CALENDAR", "calendar");
        parameters.put("TIMESTAMPS", "timestamps");
        parameters.put("ADJUSTMENT", "adjustment");
        parameters.put("NAME", "name");
        return parameters;
    }
}
