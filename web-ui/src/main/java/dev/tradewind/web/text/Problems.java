package dev.tradewind.web.text;

import dev.tradewind.web.backend.BackendProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Finds the three sentences for a problem by its code; the words stand in {@code words/problems.properties}. */
@ApplicationScoped
public class Problems {
    private static final String FILE = "/words/problems.properties";

    private final Properties words = new Properties();

    Problems() {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Problems.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sentences for a problem of a service. */
    public Notice of(BackendProblem problem) {
        String line = words.getProperty(problem.code());
        if (line == null) {
            line = words.getProperty("HTTP_" + problem.status());
        }
        if (line == null) {
            line = words.getProperty(problem.status() >= 500 ? "HTTP_500" : "OTHER", "||");
        }
        String[] sentences = line.split("\\|", -1);
        String what = sentences[0].isBlank() ? problem.detail() : sentences[0];
        return new Notice(
                problem.code(),
                what.replace("{detail}", problem.detail()),
                part(sentences, 1),
                part(sentences, 2).replace("{detail}", problem.detail()),
                problem.traceId(),
                problem.status() == 409 ? "warn" : "danger");
    }

    /** Sentences for a code of ours. */
    public Notice of(String code) {
        String[] sentences =
                words.getProperty(code, "||").replace("{detail}", "").split("\\|", -1);
        return new Notice(code, sentences[0], part(sentences, 1), part(sentences, 2), null, "danger");
    }

    private static String part(String[] sentences, int index) {
        return index < sentences.length ? sentences[index] : "";
    }
}
