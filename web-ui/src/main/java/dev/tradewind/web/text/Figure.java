package dev.tradewind.web.text;

/** A formatted amount with the kind that chooses its colour and sign: gain, loss or empty. */
public record Figure(String text, String kind) {
    /** Nothing known. */
    public static final Figure NONE = new Figure("–", "");

    /** Mark before a gain or loss, for those who do not see the colour. */
    public String arrow() {
        return switch (kind) {
            case "gain" -> "▲";
            case "loss" -> "▼";
            default -> "";
        };
    }
}
