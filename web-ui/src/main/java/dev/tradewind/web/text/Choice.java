package dev.tradewind.web.text;

import java.util.List;
import java.util.stream.IntStream;

/** A choice of a list. */
public record Choice(String value, String text, boolean isChosen) {
    /** Choices out of pairs of value and text. */
    public static List<Choice> of(String chosen, String... pairs) {
        return IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> new Choice(pairs[2 * i], pairs[2 * i + 1], pairs[2 * i].equals(chosen)))
                .toList();
    }
}
