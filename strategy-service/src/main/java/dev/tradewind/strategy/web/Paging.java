package dev.tradewind.strategy.web;

import dev.tradewind.kit.problem.Invalid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limit and offset of a user's list (C-57): limit 1 to 200, by default 50. */
public record Paging(int limit, int offset) {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int FARTHEST = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

    public static Paging of(@Nullable String limit, @Nullable String offset) {
        return new Paging(number("limit", limit, 1, MOST, USUAL), number("offset", offset, 0, FARTHEST, 0));
    }

    private static int number(String name, @Nullable String text, int least, int most, int usual) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw Invalid.of(name, "OUT_OF_RANGE", name + " must be a number from " + least + " to " + most + ".");
        }
        return number;
    }
}
