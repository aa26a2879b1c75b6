package dev.tradewind.notification.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class S10AuditChainTest {
    private final List<AuditChain.Link> chain = chainOf(5);

    @Test
    void anUntouchedChainIsIntact() {
        assertThat(AuditChain.firstBroken(0, AuditChain.GENESIS, chain)).isEmpty();
    }

    @Test
    void aChangedRowIsFound() {
        AuditChain.Link third = chain.get(2);
        chain.set(2, new AuditChain.Link(3, entry(99), third.previousHash(), third.hash()));

        assertThat(AuditChain.firstBroken(0, AuditChain.GENESIS, chain)).contains(3L);
    }

    @Test
    void aRowChangedTogetherWithItsHashBreaksTheNextOne() {
        chain.set(2, AuditChain.next(3, chain.get(1).hash(), entry(99)));

        assertThat(AuditChain.firstBroken(0, AuditChain.GENESIS, chain)).contains(4L);
    }

    @Test
    void aRemovedRowIsFound() {
        chain.remove(2);

        assertThat(AuditChain.firstBroken(0, AuditChain.GENESIS, chain)).contains(3L);
    }

    @Test
    void twoSwappedRowsAreFound() {
        chain.set(1, chain.set(2, chain.get(1)));

        assertThat(AuditChain.firstBroken(0, AuditChain.GENESIS, chain)).contains(2L);
    }

    @Test
    void textCannotMoveFromOneFieldToTheNext() {
        AuditRecord joined = new AuditRecord(ID, null, Instant.EPOCH, "ab", "c", "r", "1", null, null, null, null);
        AuditRecord split = new AuditRecord(ID, null, Instant.EPOCH, "a", "bc", "r", "1", null, null, null, null);

        assertThat(AuditChain.next(1, AuditChain.GENESIS, joined).hash())
                .isNotEqualTo(AuditChain.next(1, AuditChain.GENESIS, split).hash());
    }

    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

    private static List<AuditChain.Link> chainOf(int length) {
        List<AuditChain.Link> links = new ArrayList<>();
        String previous = AuditChain.GENESIS;
        for (int number = 1; number <= length; number++) {
            AuditChain.Link link = AuditChain.next(number, previous, entry(number));
            links.add(link);
            previous = link.hash();
        }
        return links;
    }

    private static AuditRecord entry(int number) {
        return new AuditRecord(
                ID,
                ID,
                Instant.EPOCH.plusSeconds(number),
                "SYSTEM",
                "ACTION_" + number,
                "thing",
                "7",
                null,
                "new",
                null,
                null);
    }
}
