package dev.tradewind.engine.indicators;

import java.util.ArrayList;
import java.util.List;

/** Collects the numbers that indicators and strategies remember. */
public final class StateWriter {
    private final List<Double> numbers = new ArrayList<>();

    public void add(double number) {
        numbers.add(number);
    }

    public void add(boolean flag) {
        add(flag ? 1 : 0);
    }

    /** All numbers so far, in the order in which they were added. */
    public List<Double> numbers() {
        return List.copyOf(numbers);
    }
}
