package dev.tradewind.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.instruments.OrderSide;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FillModelTest {
    private final FillModel model = FillModel.standard();

    @Test
    void fiveBasisPointsMakeABuyDearerAndASaleCheaper() {
        // 61,237.37 * 1.0005 = 61,267.988685; * 0.9995 = 61,206.751315
        assertThat(model.slipped(OrderSide.BUY, 6_123_737, 5)).isEqualTo(6_126_799);
        assertThat(model.slipped(OrderSide.SELL, 6_123_737, 5)).isEqualTo(6_120_675);
    }

    @Test
    void aTradeAboveATenthOfTheBarPaysFiveMore() {
        assertThat(model.slippageFor(100, 1000)).isEqualTo(5);
        assertThat(model.slippageFor(101, 1000)).isEqualTo(10);
        // 61,237.37 * 1.001 = 61,298.60737
        assertThat(model.slipped(OrderSide.BUY, 6_123_737, 10)).isEqualTo(6_129_861);
    }

    @Test
    void aFeeIsRoundedUpToEightDecimals() {
        assertThat(model.feeOn(19_963_382_620L)).isEqualTo(19_963_383L);
        assertThat(model.feeOn(1)).isEqualTo(1);
        assertThat(model.feeOn(0)).isZero();
        assertThat(model.feeOn(5_000_000_000_000_000_000L)).isEqualTo(5_000_000_000_000_000L);
    }

    @Test
    void aFeeRateFinerThanAMillionthIsRefused() {
        assertThatThrownBy(() -> new FillModel(5, 5, 10, new BigDecimal("0.0010001"), FeeAsset.QUOTE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aCommissionPerShareIsRoundedUp() {
        FillModel shares = FillModel.shares();

        assertThat(shares.feePerUnitOn(300_000_000)).isEqualTo(1_500_000); // 3 shares, 0.015
        assertThat(shares.feePerUnitOn(1)).isEqualTo(1);
        assertThat(FillModel.standard().feePerUnitOn(300_000_000)).isZero();
        assertThatThrownBy(() -> new FillModel(5, 5, 10, BigDecimal.ZERO, FeeAsset.BASE, new BigDecimal("0.005")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
