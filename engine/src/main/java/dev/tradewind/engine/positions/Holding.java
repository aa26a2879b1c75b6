package dev.tradewind.engine.positions;

/**
 * What a group holds and the prices at which it lets go. Follows from the group's executions, adjustments and legs, and stays
 * right until one of those is added: a caller who knows that none was need not replay them.
 */
public record Holding(LotBook book, ExitLevels levels) {
    public static Holding of(GroupSnapshot group) {
        LotBook book = LotBook.of(group);
        return new Holding(book, ExitLevels.of(group, book));
    }
}
