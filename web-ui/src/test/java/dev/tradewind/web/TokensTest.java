package dev.tradewind.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of ui.md section 4 are the ones in the stylesheet, readable on every ground, and nothing else is used. */
class TokensTest {
    private static final Path FILE = Path.of("src/main/resources/assets/app.css");
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9]+):\\s*(#[0-9a-f]{6})");
    private static final List<String> GROUNDS = List.of("bg", "surface", "surface2");
    private static final List<String> TEXTS = List.of(
            "text", "muted", "accent", "gain", "loss", "gain2", "loss2", "warn", "info", "danger", "paper", "live");

    private final String css;
    private final Map<String, String> light;
    private final Map<String, String> dark;

    TokensTest() throws IOException {
        css = Files.readString(FILE);
        light = tokens(block(":root {"));
        dark = tokens(block(":root[data-theme=\"dark\"] {"));
    }

    private String block(String start) {
        int from = css.indexOf(start);
        return css.substring(from, css.indexOf('}', from));
    }

    private static Map<String, String> tokens(String block) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = TOKEN.matcher(block);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    @Test
    void textIsReadableOnEveryGroundInBothThemes() {
        for (Map<String, String> theme : List.of(light, dark)) {
            for (String ground : GROUNDS) {
                for (String text : TEXTS) {
                    assertThat(ratio(theme.get(text), theme.get(ground)))
                            .as(text + " on " + ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
                assertThat(ratio(theme.get("control"), theme.get(ground))).isGreaterThanOrEqualTo(3.0);
                assertThat(ratio(theme.get("focus"), theme.get(ground))).isGreaterThanOrEqualTo(3.0);
            }
        }
    }

    @Test
    void wordsOnTintsAndButtonsAreReadable() {
        String[][] pairs = {
            {"onaccent", "accent"},
            {"ondanger", "danger"},
            {"onlive", "live"},
            {"gain", "gaintint"},
            {"loss", "losstint"},
            {"warn", "warntint"},
            {"info", "infotint"},
            {"danger", "losstint"},
            {"paper", "gaintint"}
        };
        for (Map<String, String> theme : List.of(light, dark)) {
            for (String[] pair : pairs) {
                assertThat(ratio(theme.get(pair[0]), theme.get(pair[1])))
                        .as(pair[0] + " on " + pair[1])
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void theDeviceDarkThemeIsTheSameAsTheChosenOne() {
        assertThat(tokens(block(":root:not([data-theme=\"light\"]) {"))).isEqualTo(dark);
        assertThat(light.keySet()).isEqualTo(dark.keySet());
    }

    @Test
    void rulesUseTokensInsteadOfColours() {
        String rules = css.substring(css.indexOf("/* Ground */"));
        assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b(?!-)[;\\s]");
        Set<String> known = new HashSet<>(light.keySet());
        known.addAll(Set.of("s1", "s2", "s3", "s4", "s6", "s8", "tap", "radius", "bars"));
        Matcher used = Pattern.compile("var\\(--([a-z0-9]+)").matcher(rules);
        while (used.find()) {
            assertThat(known).contains(used.group(1));
        }
    }

    private static double ratio(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
