package dev.tradewind.web;

import static dev.tradewind.web.PagesTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page costs on the wire (P10), compressed as the server sends it: itself, and the files that it names. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class PageWeightTest {
    private static final int MOST_HTML = 12 * 1024;
    private static final int MOST_SCRIPT_AND_STYLE = 32 * 1024;
    private static final int MOST_WITH_CANDLES = 110 * 1024;
    private static final int MOST_REQUESTS = 8;
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern LIBRARY = Pattern.compile("data-library=\"([^\"]+)\"");

    FakeServices services;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    static Stream<String> pages() {
        return Stream.of(
                "/",
                "/login",
                "/positions",
                "/positions/" + FakeData.GROUP,
                "/signals",
                "/signals/" + FakeData.SIGNAL,
                "/configurations/new",
                "/backtests",
                "/backtests/new?kind=single",
                "/backtests/new?kind=sweep",
                "/backtests/new?kind=walk-forward",
                "/backtests/" + FakeResearch.SWEEP,
                "/backtests/" + FakeResearch.WALK_FORWARD,
                "/backtests/compare?id=" + FakeResearch.RUN + "&id=" + FakeResearch.OTHER_RUN,
                "/strategies",
                "/strategies/new",
                "/data",
                "/data/import",
                "/data/series/" + FakeResearch.SERIES,
                "/data/imports/" + FakeResearch.IMPORT);
    }

    static Stream<String> pagesWithResults() {
        return Stream.of("/backtests/" + FakeResearch.RUNNING, "/backtests/" + FakeResearch.RUN, "/analytics/BTC-USDT");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsLightAndBringsNoChart(String path) {
        String html = html(path);
        assertThat(scripts(html)).as("scripts and styles of " + path).isLessThan(MOST_SCRIPT_AND_STYLE);
        assertThat(html).doesNotContain("data-library");
    }

    @ParameterizedTest
    @MethodSource("pagesWithResults")
    void aPageOfResultsIsLightAndItsChartLibraryComesWhenItIsSeen(String path) {
        String html = html(path);
        Matcher library = LIBRARY.matcher(html);
        int whole = scripts(html) + (library.find() ? weight(library.group(1)) : 0);
        assertThat(whole)
                .as("scripts and styles of " + path + " with its charts")
                .isLessThan(MOST_WITH_CANDLES);
        assertThat(html).doesNotContain("src=\"/assets/vendor/lightweight");
    }

    private static String html(String path) {
        String html = signedIn().get(path).asString();
        assertThat(Weights.gzip(html)).as("HTML of " + path).isLessThan(MOST_HTML);
        assertThat(assets(html)).as("files of " + path).hasSizeLessThan(MOST_REQUESTS);
        return html;
    }

    private static int scripts(String html) {
        return assets(html).stream()
                .filter(asset -> asset.endsWith(".js") || asset.endsWith(".css"))
                .mapToInt(PageWeightTest::weight)
                .sum();
    }

    private static Set<String> assets(String html) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = ASSET.matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static int weight(String asset) {
        byte[] bytes = RestAssured.get(asset).asByteArray();
        assertThat(bytes).as(asset).isNotEmpty();
        return Weights.gzip(bytes);
    }
}
