package dev.tradewind.engine.positions;

import static dev.tradewind.engine.positions.GroupStatus.ACTIVE;
import static dev.tradewind.engine.positions.GroupStatus.CLOSED;
import static dev.tradewind.engine.positions.GroupStatus.CLOSING;
import static dev.tradewind.engine.positions.GroupStatus.FAILED;
import static dev.tradewind.engine.positions.GroupStatus.LIVE;
import static dev.tradewind.engine.positions.GroupStatus.PARTIALLY_FILLED;
import static dev.tradewind.engine.positions.GroupStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupStateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** The table of D-02, guards left out. */
    private static final Map<GroupStatus, Set<GroupStatus>> TABLE = new EnumMap<>(Map.of(
            WAITING, Set.of(LIVE, ACTIVE, FAILED, CLOSING, PARTIALLY_FILLED),
            LIVE, Set.of(PARTIALLY_FILLED, ACTIVE, CLOSING),
            PARTIALLY_FILLED, Set.of(ACTIVE, CLOSING),
            ACTIVE, Set.of(PARTIALLY_FILLED, CLOSING),
            CLOSING, Set.of(CLOSED, ACTIVE),
            CLOSED, Set.of(),
            FAILED, Set.of()));

    @Test
    void onlyTheMovesOfTheTableHappen() {
        for (GroupStatus from : GroupStatus.values()) {
            for (GroupStatus to : GroupStatus.values()) {
                GroupState state = GroupState.of(from, CloseReason.MANUAL_CLOSE, NOW);

                GroupState.Move move = state.moveTo(to, CloseReason.MANUAL_CLOSE, NOW);

                if (TABLE.get(from).contains(to)) {
                    assertThat(move).as("%s to %s", from, to).isInstanceOf(GroupState.Move.Moved.class);
                    assertThat(((GroupState.Move.Moved) move).to().status()).isEqualTo(to);
                } else {
                    assertThat(move).isEqualTo(new GroupState.Move.Refused(from, to));
                }
            }
        }
    }

    @Test
    void publicNamesAreTheSixOfD02() {
        assertThat(Set.of(GroupStatus.values()).stream()
                        .map(GroupStatus::publicName)
                        .distinct())
                .containsExactlyInAnyOrder("waiting", "live", "partially_filled", "closing", "closed", "failed");
        assertThat(ACTIVE.publicName()).isEqualTo("live");
    }

    @Test
    void aSlotIsHeldUntilTheEnd() {
        assertThat(CLOSING.holdsSlot()).isTrue();
        assertThat(CLOSED.holdsSlot()).isFalse();
        assertThat(FAILED.holdsSlot()).isFalse();
    }

    @Test
    void aPyramidGoesFromPendingOverActiveToClosedOrFails() {
        assertThat(PyramidStatus.PENDING.next()).containsExactlyInAnyOrder(PyramidStatus.ACTIVE, PyramidStatus.FAILED);
        assertThat(PyramidStatus.ACTIVE.next()).containsExactly(PyramidStatus.CLOSED);
        Pyramid failed = GroupFixture.aGroup(GroupFixture.perLeg())
                .group
                .pyramids()
                .getFirst()
                .with(PyramidStatus.FAILED);
        assertThatThrownBy(() -> failed.with(PyramidStatus.ACTIVE)).isInstanceOf(IllegalStateException.class);
    }
}
