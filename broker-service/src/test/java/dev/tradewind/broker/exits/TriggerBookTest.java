package dev.tradewind.broker.exits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.positions.TriggerLevel;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TriggerBookTest {
    private static final Symbol BTC = Symbol.of("BTC/USDT");
    private static final Symbol ETH = Symbol.of("ETH/USDT");
    private static final long SECOND = 1_000_000_000L;
    private static final UUID USER = UUID.randomUUID();

    private final TriggerBook book = new TriggerBook();
    private final TriggerBook.Waiting first = new TriggerBook.Waiting(USER, UUID.randomUUID());
    private final TriggerBook.Waiting second = new TriggerBook.Waiting(USER, UUID.randomUUID());

    @Test
    void aQuoteTellsTheGroupsWhoseLevelItReached() {
        book.watch(first, BTC, List.of(above("100"), below("90")));
        book.watch(second, BTC, List.of(above("110")));

        assertThat(at("99.99", 1)).isEmpty();
        assertThat(at("100", 2)).containsExactly(first);
        assertThat(at("90", 3)).containsExactly(first);
        assertThat(at("110", 4)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void otherSymbolsAreNotConcerned() {
        book.watch(first, ETH, List.of(above("100")));

        assertThat(at("100", 1)).isEmpty();
    }

    @Test
    void aLevelThatStaysReachedIsToldTwiceAndThenByTheSecond() {
        book.watch(first, BTC, List.of(below("90")));

        assertThat(at("89", 0)).hasSize(1);
        assertThat(at("88", 1)).hasSize(1);
        assertThat(at("87", 2)).isEmpty();
        assertThat(at("86", 2 + SECOND)).hasSize(1);
        assertThat(at("85", 3 + SECOND)).isEmpty();
    }

    @Test
    void aNewApproachIsToldTwiceAgain() {
        book.watch(first, BTC, List.of(below("90")));
        at("89", 0);
        at("88", 1);
        at("91", 2);

        assertThat(at("89", 3)).hasSize(1);
        assertThat(at("88", 4)).hasSize(1);
    }

    @Test
    void newLevelsReplaceTheOldOnes() {
        book.watch(first, BTC, List.of(above("100")));
        book.watch(first, BTC, List.of(above("120")));

        assertThat(at("110", 1)).isEmpty();
        book.watch(first, BTC, List.of());
        assertThat(at("130", 2)).isEmpty();
        assertThat(book.size()).isZero();
    }

    @Test
    void aShortWaitsForTheAsk() {
        book.watch(
                first,
                BTC,
                List.of(new TriggerLevel(
                        TriggerLevel.Kind.STOP_LOSS,
                        Price.of("105"),
                        TriggerLevel.Direction.AT_OR_ABOVE,
                        TriggerLevel.BookSide.ASK)));

        assertThat(book.reached(BTC, Price.of("105"), Price.of("104.99"), 1)).isEmpty();
        assertThat(book.reached(BTC, Price.of("104"), Price.of("105"), 2)).hasSize(1);
    }

    @Test
    void tellsExactlyWhatAScanOfAllLevelsWouldTell() {
        long seed = 7;
        Random random = new Random(seed);
        List<TriggerLevel> levels = random.ints(3_000, 1, 2_000)
                .mapToObj(price -> random.nextBoolean() ? above("" + price) : below("" + price))
                .toList();
        List<TriggerBook.Waiting> groups = levels.stream()
                .map(level -> new TriggerBook.Waiting(USER, UUID.randomUUID()))
                .toList();
        for (int i = 0; i < levels.size(); i++) {
            book.watch(groups.get(i), BTC, List.of(levels.get(i)));
        }

        for (int quote = 0; quote < 50; quote++) {
            Price market = Price.of("" + (1 + random.nextInt(2_000)));
            TreeSet<UUID> expected = new TreeSet<>();
            for (int i = 0; i < levels.size(); i++) {
                if (levels.get(i).isReachedBy(market, market)) {
                    expected.add(groups.get(i).groupId());
                }
            }
            List<TriggerBook.Waiting> told = book.reached(BTC, market, market, quote * 2 * SECOND);
            assertThat(told).as("seed " + seed).hasSize(expected.size());
            assertThat(told).extracting(TriggerBook.Waiting::groupId).allMatch(expected::contains);
        }
    }

    private List<TriggerBook.Waiting> at(String bid, long nanos) {
        return book.reached(BTC, Price.of(bid), Price.of(bid), nanos);
    }

    private static TriggerLevel above(String price) {
        return level(price, TriggerLevel.Direction.AT_OR_ABOVE);
    }

    private static TriggerLevel below(String price) {
        return level(price, TriggerLevel.Direction.AT_OR_BELOW);
    }

    private static TriggerLevel level(String price, TriggerLevel.Direction direction) {
        return new TriggerLevel(
                TriggerLevel.Kind.AGGREGATE_TAKE_PROFIT, Price.of(price), direction, TriggerLevel.BookSide.BID);
    }
}
