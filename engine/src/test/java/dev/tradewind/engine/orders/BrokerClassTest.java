package dev.tradewind.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerClassTest {

    static Stream<BrokerClass> classesThatAreOnlyPrepared() {
        return Stream.of(
                new BrokerClass.DeadlineBearing(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5)),
                new BrokerClass.LabelOnly(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @MethodSource("classesThatAreOnlyPrepared")
    void nothingIsEverSentToABrokerOfAClassThatIsNotSupportedYet(BrokerClass prepared) {
        VirtualWorld world = new VirtualWorld(new Random(1), Duration.ZERO, Duration.ZERO, true);
        OrderIntent intent = OrderFixture.entry("1");
        world.database.create(intent);
        OrderDesk desk = new OrderDesk(
                world.database.heldBy(world.database.takeLease(), Faults.NONE),
                refusesToBeCalled(prepared),
                world.clock,
                1,
                VirtualWorld.SEND_MARGIN);

        assertThat(desk.submit(intent.id())).isInstanceOf(OrderDesk.Outcome.NotYet.class);
        assertThat(desk.resolve(intent.id())).isInstanceOf(OrderDesk.Outcome.NotYet.class);
        assertThat(world.database.all().getFirst().status()).isEqualTo(OrderStatus.INTENT);
    }

    private static Venue refusesToBeCalled(BrokerClass brokerClass) {
        return new Venue() {
            @Override
            public BrokerClass brokerClass() {
                return brokerClass;
            }

            @Override
            public Duration clockOffset() {
                return Duration.ZERO;
            }

            @Override
            public PlaceAnswer place(OrderIntent intent, Instant deadline) {
                throw new AssertionError("must not be sent");
            }

            @Override
            public LookUpAnswer lookUp(ClientOrderId id) {
                throw new AssertionError("must not be asked");
            }

            @Override
            public LookUpAnswer cancel(ClientOrderId id) {
                throw new AssertionError("must not be asked");
            }
        };
    }
}
