package dev.tradewind.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientOrderIdTest {
    private static final OrderIdPrefix PREFIX = new OrderIdPrefix("tw", 1);

    @Test
    void isAPureFunctionOfTheKeyAndFitsEveryBroker() {
        UUID group = UUID.fromString("0193f2a4-5b6c-7d8e-9fa0-b1c2d3e4f506");
        ClientOrderId id = ClientOrderId.of(PREFIX, new OrderKey(group, 0, 3, OrderRole.ENTRY, 1));

        assertThat(id).isEqualTo(ClientOrderId.of(PREFIX, new OrderKey(group, 0, 3, OrderRole.ENTRY, 1)));
        assertThat(id.value()).matches("tw1[0-9a-z]{25}-03E01").hasSizeLessThanOrEqualTo(36);
    }

    @Test
    void longestPrefixAndEpochStillFitIntoThirtySixCharacters() {
        OrderIdPrefix longest = new OrderIdPrefix("twx", 35 * 36 + 35);
        UUID largest = new UUID(-1, -1);

        String value = ClientOrderId.of(longest, new OrderKey(largest, 4, 6, OrderRole.CLOSE, 36 * 36 - 1))
                .value();

        assertThat(value).hasSize(36).endsWith("-46Xzz");
        assertThat(longest.marks(value)).isTrue();
    }

    @Test
    void keyCanBeReadBackFromTheId() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            OrderKey key = new OrderKey(
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextInt(5),
                    random.nextInt(7),
                    OrderRole.values()[random.nextInt(OrderRole.values().length)],
                    random.nextInt(36 * 36));
            assertThat(ClientOrderId.of(PREFIX, key).key(PREFIX)).isEqualTo(key);
        }
    }

    @Test
    void everyPartOfTheKeyChangesTheId() {
        UUID group = new UUID(1, 2);
        Set<String> ids = new HashSet<>();
        for (int pyramid = 0; pyramid < 5; pyramid++) {
            for (int leg = 0; leg < 7; leg++) {
                for (OrderRole role : OrderRole.values()) {
                    for (int generation = 0; generation < 3; generation++) {
                        ids.add(ClientOrderId.of(PREFIX, new OrderKey(group, pyramid, leg, role, generation))
                                .value());
                    }
                }
            }
        }
        assertThat(ids).hasSize(5 * 7 * 5 * 3);
    }

    @Test
    void ordersOfAnOlderEpochAreStillOursAndForeignOnesAreNot() {
        OrderKey key = new OrderKey(new UUID(1, 2), 0, 0, OrderRole.STOP, 0);
        String old = ClientOrderId.of(PREFIX, key).value();

        assertThat(new OrderIdPrefix("tw", 2).marks(old)).isTrue();
        assertThat(new OrderIdPrefix("ab", 1).marks(old)).isFalse();
        assertThat(PREFIX.marks("tw-somebody-else")).isFalse();
        assertThat(ClientOrderId.of(new OrderIdPrefix("tw", 2), key).value()).isNotEqualTo(old);
    }

    @Test
    void generationsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> ClientOrderId.of(PREFIX, new OrderKey(new UUID(1, 2), 0, 0, OrderRole.ENTRY, 36 * 36)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
