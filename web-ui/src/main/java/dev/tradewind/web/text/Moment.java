package dev.tradewind.web.text;

/** An instant for {@code <time datetime>}: for programs, for a reader, and as a distance from now. */
public record Moment(String iso, String text, String ago) {
    /** Not yet. */
    public static final Moment NONE = new Moment("", "–", "never");
}
