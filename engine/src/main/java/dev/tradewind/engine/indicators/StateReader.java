package dev.tradewind.engine.indicators;

import java.util.List;

/** Hands back, in the same order, the numbers that a {@link StateWriter} collected. */
public final class StateReader {
    private final List<Double> numbers;
    private int place;

    public StateReader(List<Double> numbers) {
        this.numbers = List.copyOf(numbers);
    }

    /** @throws IllegalArgumentException when nothing is left: the state belongs to something else */
    public double next() {
        if (place == numbers.size()) {
            throw new IllegalArgumentException("state of " + numbers.size() + " numbers is too short");
        }
        return numbers.get(place++);
    }

    /**
     * A count or an index.
     *
     * @throws IllegalArgumentException when it is not a whole number from {@code minimum} to {@code maximum}
     */
    public int nextInteger(int minimum, int maximum) {
        double number = next();
        int integer = (int) number;
        if (integer != number || integer < minimum || integer > maximum) {
            throw new IllegalArgumentException(
                    "state holds " + number + " where a whole number from " + minimum + " to " + maximum + " belongs");
        }
        return integer;
    }

    public boolean nextFlag() {
        return nextInteger(0, 1) == 1;
    }

    /** Whether every number was read. */
    public boolean isAtEnd() {
        return place == numbers.size();
    }
}
