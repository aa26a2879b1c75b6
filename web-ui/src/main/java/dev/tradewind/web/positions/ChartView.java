package dev.tradewind.web.positions;

import java.util.List;

/** A price chart as shapes in a fixed box; a template draws it without a script. Empty paths mean there is nothing to draw. */
public record ChartView(
        String summary,
        String line,
        List<Level> levels,
        List<Marker> markers,
        String from,
        String to,
        boolean isEmpty) {

    /** Width of the box, and of the part left of the labels. */
    public static final int WIDTH = 360;

    /** Height of the box. */
    public static final int HEIGHT = 210;

    /** Right end of the lines. */
    public static final int PLOT = 262;

    /** A horizontal line with its word; {@code labelY} avoids the neighbours, and no word means a line alone. */
    public record Level(String kind, String y, String labelY, String word, String value) {}

    /** A fill as a small triangle. */
    public record Marker(String kind, String path, String title) {}
}
