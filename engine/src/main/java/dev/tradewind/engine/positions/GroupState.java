package dev.tradewind.engine.positions;

import java.time.Instant;

/**
 * The state of a position group (D-02). Each state offers only the moves that the table allows from it; anything else is
 * refused. The guards of the table are judged by {@link GroupDecider}.
 */
public sealed interface GroupState {
    GroupStatus status();

    /** When the group came into this state. */
    Instant since();

    /** A state that only an ending can leave. */
    sealed interface Open extends GroupState {
        default Closing closeBecause(CloseReason reason, Instant at) {
            return new Closing(reason, at);
        }
    }

    record Waiting(Instant since) implements Open {
        @Override
        public GroupStatus status() {
            return GroupStatus.WAITING;
        }

        public Live acknowledged(Instant at) {
            return new Live(at);
        }

        public PartiallyFilled filled(Instant at) {
            return new PartiallyFilled(at);
        }

        public Active allFilled(Instant at) {
            return new Active(at);
        }

        public Failed everyAttemptDead(Instant at) {
            return new Failed(at);
        }
    }

    record Live(Instant since) implements Open {
        @Override
        public GroupStatus status() {
            return GroupStatus.LIVE;
        }

        public PartiallyFilled filled(Instant at) {
            return new PartiallyFilled(at);
        }

        public Active entriesEnded(Instant at) {
            return new Active(at);
        }
    }

    record PartiallyFilled(Instant since) implements Open {
        @Override
        public GroupStatus status() {
            return GroupStatus.PARTIALLY_FILLED;
        }

        public Active entriesEnded(Instant at) {
            return new Active(at);
        }
    }

    record Active(Instant since) implements Open {
        @Override
        public GroupStatus status() {
            return GroupStatus.ACTIVE;
        }

        public PartiallyFilled pyramidRests(Instant at) {
            return new PartiallyFilled(at);
        }
    }

    /** On its way out: exits are cancelled, their ends proven, the rest is sold (C-14). */
    record Closing(CloseReason reason, Instant since) implements GroupState {
        @Override
        public GroupStatus status() {
            return GroupStatus.CLOSING;
        }

        public Closed proven(CloseReason finalReason, Instant at) {
            return new Closed(finalReason, at);
        }

        /** The close was rejected three times; the position goes on under protection. */
        public Active closeRejected(Instant at) {
            return new Active(at);
        }
    }

    record Closed(CloseReason reason, Instant since) implements GroupState {
        @Override
        public GroupStatus status() {
            return GroupStatus.CLOSED;
        }
    }

    record Failed(Instant since) implements GroupState {
        @Override
        public GroupStatus status() {
            return GroupStatus.FAILED;
        }
    }

    /** What became of a wish to move. */
    sealed interface Move {
        record Moved(GroupState to) implements Move {}

        /** The table of D-02 has no such row. */
        record Refused(GroupStatus from, GroupStatus to) implements Move {}
    }

    /** The move to a status, if the table has it from here. The reason is needed for CLOSING and CLOSED. */
    default Move moveTo(GroupStatus to, CloseReason reason, Instant at) {
        Move refused = new Move.Refused(status(), to);
        return switch (this) {
            case Waiting waiting ->
                switch (to) {
                    case LIVE -> new Move.Moved(waiting.acknowledged(at));
                    case PARTIALLY_FILLED -> new Move.Moved(waiting.filled(at));
                    case ACTIVE -> new Move.Moved(waiting.allFilled(at));
                    case FAILED -> new Move.Moved(waiting.everyAttemptDead(at));
                    case CLOSING -> new Move.Moved(waiting.closeBecause(reason, at));
                    case WAITING, CLOSED -> refused;
                };
            case Live live ->
                switch (to) {
                    case PARTIALLY_FILLED -> new Move.Moved(live.filled(at));
                    case ACTIVE -> new Move.Moved(live.entriesEnded(at));
                    case CLOSING -> new Move.Moved(live.closeBecause(reason, at));
                    case WAITING, LIVE, CLOSED, FAILED -> refused;
                };
            case PartiallyFilled partiallyFilled ->
                switch (to) {
                    case ACTIVE -> new Move.Moved(partiallyFilled.entriesEnded(at));
                    case CLOSING -> new Move.Moved(partiallyFilled.closeBecause(reason, at));
                    case WAITING, LIVE, PARTIALLY_FILLED, CLOSED, FAILED -> refused;
                };
            case Active active ->
                switch (to) {
                    case PARTIALLY_FILLED -> new Move.Moved(active.pyramidRests(at));
                    case CLOSING -> new Move.Moved(active.closeBecause(reason, at));
                    case WAITING, LIVE, ACTIVE, CLOSED, FAILED -> refused;
                };
            case Closing closing ->
                switch (to) {
                    case CLOSED -> new Move.Moved(closing.proven(reason, at));
                    case ACTIVE -> new Move.Moved(closing.closeRejected(at));
                    case WAITING, LIVE, PARTIALLY_FILLED, CLOSING, FAILED -> refused;
                };
            case Closed _, Failed _ -> refused;
        };
    }

    /** The state that a stored row stands for. */
    static GroupState of(GroupStatus status, CloseReason reason, Instant since) {
        return switch (status) {
            case WAITING -> new Waiting(since);
            case LIVE -> new Live(since);
            case PARTIALLY_FILLED -> new PartiallyFilled(since);
            case ACTIVE -> new Active(since);
            case CLOSING -> new Closing(reason, since);
            case CLOSED -> new Closed(reason, since);
            case FAILED -> new Failed(since);
        };
    }
}
