package dev.tradewind.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each key of a configuration mapping stands in docs/configuration.md. */
class SettingsAreDocumentedTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)[^{]*interface \\w+ \\{");
    private static final Pattern KEY = Pattern.compile("(?m)^ +[\\w<>.,? ]+ (\\w+)\\(\\);");

    @Test
    void everyKeyIsExplained() throws IOException {
        String documented = Files.readString(CHECKOUT.resolve("docs/configuration.md"));
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher mapping = MAPPING.matcher(text);
            while (mapping.find()) {
                Matcher key = KEY.matcher(body(text, mapping.end()));
                while (key.find()) {
                    found++;
                    String name = mapping.group(1) + "." + kebab(key.group(1));
                    if (!documented.contains("`" + name + "`")) {
                        missing.add(name + " of " + CHECKOUT.relativize(source));
                    }
                }
            }
        }
        assertThat(found).as("keys found in the sources").isGreaterThan(40);
        assertThat(missing).isEmpty();
    }

    private static String body(String text, int start) {
        int depth = 1;
        int end = start;
        while (depth > 0) {
            char next = text.charAt(end++);
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
        }
        return text.substring(start, end);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
        }
    }
}
