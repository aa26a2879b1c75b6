package dev.tradewind.web.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.web.text.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int HEIGHT = 150;

    @Test
    void aLongCurveIsDrawnWithNoMorePointsThanItsBoxHasRoomFor() {
        assertThat(points(curve(IntStream.range(0, 5_000).mapToDouble(Math::sin).toArray())))
                .isLessThanOrEqualTo(LineChart.PLOT + 1);
        assertThat(points(curve(1, 2, 3))).isEqualTo(3);
    }

    @Test
    void theOneHighOfALongCurveAndItsEndStayVisible() {
        double[] values = new double[2_000];
        values[1_237] = 50;
        values[1_999] = 25;
        assertThat(curve(values)).contains(" 8.0L").endsWith("L300.0 75.0");
    }

    private static String curve(double... values) {
        List<Instant> times = IntStream.range(0, values.length)
                .mapToObj(i -> START.plusSeconds(3_600L * i))
                .toList();
        var curve = new LineChart.Curve(
                "equity",
                "This strategy",
                "",
                times,
                IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
        return LineChart.of("", HEIGHT, List.of(curve), String::valueOf, new Figures(false, ZoneOffset.UTC, START))
                .lines()
                .getFirst()
                .path();
    }

    private static long points(String path) {
        return path.chars().filter(one -> one == 'M' || one == 'L').count();
    }
}
