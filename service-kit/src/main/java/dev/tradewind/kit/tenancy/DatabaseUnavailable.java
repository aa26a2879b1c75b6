package dev.tradewind.kit.tenancy;

import dev.tradewind.kit.problem.Unavailable;

/** Postgres cannot be reached or has no free connection. If it happened during a commit, whether the work was stored is not known. */
public final class DatabaseUnavailable extends Unavailable {
    private static final long serialVersionUID = 1L;

    private final boolean commitUnknown;

    DatabaseUnavailable(boolean commitUnknown, Throwable cause) {
        super("DATABASE_UNAVAILABLE", "The database cannot be reached at the moment.", cause);
        this.commitUnknown = commitUnknown;
    }

    /** True when the connection was lost while committing. */
    public boolean isCommitUnknown() {
        return commitUnknown;
    }
}
