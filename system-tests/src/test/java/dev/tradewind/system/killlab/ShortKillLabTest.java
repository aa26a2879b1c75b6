package dev.tradewind.system.killlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.system.books.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kill lab in its short form: R1, R2, R4, R5, R6, R7, R8, R9 and R20 after 25 kills at random instants. */
@Tag("own-platform")
class ShortKillLabTest {
    private static final int KILLS = 25;

    @Test
    void nothingIsDoubledLostOrphanedOrOversoldAfterKillsAtRandomInstants() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Verdict verdict = new KillLab(Integer.getInteger("cycles", KILLS), seed).run();
        assertThat(verdict.sentences()).as("seed %d", seed).isEmpty();
    }
}
