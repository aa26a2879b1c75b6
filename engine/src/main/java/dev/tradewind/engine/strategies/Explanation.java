package dev.tradewind.engine.strategies;

import java.util.List;

/**
 * Why a signal was given: a sentence with {@code {}} for each number, and the numbers. Kept apart so that a backtest of millions
 * of bars does not write text nobody reads.
 */
public record Explanation(String sentence, List<Double> numbers) {
    public Explanation {
        numbers = List.copyOf(numbers);
    }

    public static Explanation of(String sentence, Double... numbers) {
        return new Explanation(sentence, List.of(numbers));
    }

    /** The sentence with its numbers, each with up to six significant digits. */
    public String text() {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Double number : numbers) {
            int place = sentence.indexOf("{}", from);
            if (place < 0) {
                break;
            }
            text.append(sentence, from, place).append(Numbers.inWords(number));
            from = place + 2;
        }
        return text.append(sentence, from, sentence.length()).toString();
    }
}
