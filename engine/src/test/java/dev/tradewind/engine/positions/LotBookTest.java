package dev.tradewind.engine.positions;

import static dev.tradewind.engine.positions.GroupFixture.USDT;
import static dev.tradewind.engine.positions.GroupFixture.aGroup;
import static dev.tradewind.engine.positions.GroupFixture.entry;
import static dev.tradewind.engine.positions.GroupFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.OrderRole;
import org.junit.jupiter.api.Test;

class LotBookTest {

    @Test
    void exampleHsLegOneEarnsFromItsOwnLot() {
        GroupFixture group = legsZeroAndOneFilled();

        group.fill(key(0, 1, OrderRole.TAKE_PROFIT, 0), "0.00328", "61235.84");

        assertThat(group.book().realisedGross()).isEqualTo(Money.of("0.9992848", USDT));
        assertThat(group.book().remaining()).hasToString("0.00326");
    }

    @Test
    void exampleHsRestEarnsFromLegZero() {
        GroupFixture group = legsZeroAndOneFilled();
        group.fill(key(0, 1, OrderRole.TAKE_PROFIT, 0), "0.00328", "61235.84")
                .market("61727.27")
                .decided()
                .cancelsProven()
                .decided()
                .acknowledged();

        group.fill(key(0, 0, OrderRole.CLOSE, 0), "0.00326", "61727.27");

        assertThat(group.book().realisedGross()).isEqualTo(Money.of("2.5963588", USDT)); // 0.9992848 + 1.597074
        assertThat(group.book().cash()).isEqualTo(group.book().realisedNet());
    }

    /** D-07: 0.00326 bought with a fee of 0.1 % in BTC. */
    @Test
    void aFeeInBaseCurrencyLeavesASellableLotAndDust() {
        GroupFixture group = aGroup(GroupFixture.perLeg()).feesInBase().resting();

        group.fill(entry(0));

        Lot lot = group.book().lot(0, 0).orElseThrow();
        assertThat(lot.remaining()).isEqualTo(Quantity.of("0.00325"));
        assertThat(lot.dust()).isEqualTo(Quantity.of("0.00000674"));
        assertThat(lot.fillPrice()).isEqualTo(Price.of("61237.37"));
    }

    @Test
    void anExitOfTheWholeGroupTakesAllLotsProRataAndKeepsTheAverage() {
        GroupFixture group = legsZeroAndOneFilled()
                .reduce("50")
                .decided()
                .cancelsProven()
                .decided()
                .acknowledged();
        Price before = group.book().average().orElseThrow();

        group.fill(key(0, 0, OrderRole.CLOSE, 0), "0.00327", "61000");

        assertThat(group.book().lot(0, 0).orElseThrow().remaining()).hasToString("0.00163");
        assertThat(group.book().lot(0, 1).orElseThrow().remaining()).hasToString("0.00164");
        assertThat(group.book().average()).contains(before);
    }

    @Test
    void cashOfAFlatGroupIsItsProfitToTheLastDigit() {
        GroupFixture group = aGroup(GroupFixture.perLeg()).resting();
        group.fill(entry(0), "0.00111", "61237.37")
                .fill(entry(0), "0.00215", "61230.01")
                .fill(entry(1), "0.00328", "60931.17")
                .request(ExitRequest.Kind.MANUAL_CLOSE)
                .decided()
                .cancelsProven()
                .decided()
                .acknowledged();

        group.fill(key(0, 0, OrderRole.CLOSE, 0), "0.00101", "61003.33")
                .fill(key(0, 0, OrderRole.CLOSE, 0), "0.00553", "60999.87");

        assertThat(group.book().held()).isEqualTo(Quantity.ZERO);
        assertThat(group.book().realisedNet()).isEqualTo(group.book().cash());
        assertThat(group.book().invested()).isEqualTo(Money.zero(USDT));
    }

    @Test
    void cashOfAGroupWithDustAddsUpWithTheDustAccount() {
        GroupFixture group =
                aGroup(GroupFixture.perLeg()).feesInBase().resting().fill(entry(0));
        group.request(ExitRequest.Kind.MANUAL_CLOSE)
                .decided()
                .cancelsProven()
                .decided()
                .acknowledged();

        group.fill(key(0, 0, OrderRole.CLOSE, 0)).decided();

        assertThat(group.status()).isEqualTo(GroupStatus.CLOSED);
        assertThat(group.book().held()).isEqualTo(Quantity.ZERO);
        Money feesInCash = group.book().cash();
        assertThat(group.book().realisedNet().minus(group.book().adjusted())).isEqualTo(feesInCash);
    }

    @Test
    void anExitThatWasBookedBeforeItsEntryStillSellsIt() {
        GroupFixture group = legsZeroAndOneFilled();
        group.now = GroupFixture.START.minusSeconds(300); // the clock stepped back (R17)

        group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00326", "61849.75");

        assertThat(group.book().oversold()).isEqualTo(Quantity.ZERO);
        assertThat(group.book().remaining()).hasToString("0.00328");
    }

    @Test
    void sellingMoreThanWasHeldIsSeen() {
        GroupFixture group = legsZeroAndOneFilled();

        group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00700", "61849.75").decided();

        assertThat(group.book().oversold()).hasToString("0.00046");
    }

    private static GroupFixture legsZeroAndOneFilled() {
        return aGroup(GroupFixture.hybrid())
                .resting()
                .fill(entry(0))
                .fill(entry(1))
                .market("61000")
                .decided()
                .acknowledged();
    }

    @Test
    void everyExitCarriesItsShareOfTheEntryFees() {
        GroupFixture group = legsZeroAndOneFilled();
        group.fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00111", "61849.75")
                .fill(key(0, 0, OrderRole.TAKE_PROFIT, 0), "0.00215", "61849.75")
                .fill(key(0, 1, OrderRole.TAKE_PROFIT, 0), "0.00328", "61235.84");

        Money sum = group.group.exits().stream()
                .flatMap(order -> order.fills().stream())
                .map(fill -> group.book().realisedBy(fill.id()).orElseThrow())
                .reduce(Money.zero(USDT), Money::plus);

        assertThat(sum).isEqualTo(group.book().cash());
    }
}
