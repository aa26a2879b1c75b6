package dev.tradewind.engine.walkforward;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the windows of a walk-forward lie (D-19): each trains on some bars and is tested on those that follow; the next one
 * starts one test length later. A last, shorter test part counts when it is long enough.
 *
 * @param trainBars length of a training part
 * @param testBars length of a test part
 * @param minimumTestBars the shortest last test part that is kept
 */
public record WindowPlan(int trainBars, int testBars, int minimumTestBars) {
    /** A quarter of trading days to learn from, a month to be judged on. */
    public static final WindowPlan DEFAULT = new WindowPlan(63, 21, 10);

    public WindowPlan {
        if (trainBars < 1 || testBars < 1 || minimumTestBars < 1) {
            throw new IllegalArgumentException("training, test and shortest test part must have at least one bar, were "
                    + trainBars + ", " + testBars + " and " + minimumTestBars);
        }
    }

    public static WindowPlan of(int trainBars, int testBars) {
        return new WindowPlan(trainBars, testBars, DEFAULT.minimumTestBars);
    }

    /** Bar indexes of one window, ends exclusive; the test part starts where the training part ends. */
    public record Window(int index, int trainFrom, int trainTo, int testTo) {
        public int testFrom() {
            return trainTo;
        }

        public int testBars() {
            return testTo - trainTo;
        }
    }

    /** How many windows fit into so many bars; 0 when they are too few for one. */
    public int count(int bars) {
        int tested = bars - trainBars;
        if (tested < 0) {
            return 0;
        }
        int rest = tested % testBars;
        return tested / testBars + (rest >= minimumTestBars ? 1 : 0);
    }

    /** Bars that one window needs at least. */
    public int shortest() {
        return trainBars + Math.min(testBars, minimumTestBars);
    }

    /** The windows of a series of so many bars, in order. */
    public List<Window> windows(int bars) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count(bars); i++) {
            int trainFrom = i * testBars;
            int trainTo = trainFrom + trainBars;
            windows.add(new Window(i, trainFrom, trainTo, Math.min(trainTo + testBars, bars)));
        }
        return windows;
    }
}
