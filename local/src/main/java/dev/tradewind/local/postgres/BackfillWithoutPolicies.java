package dev.tradewind.local.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration whose description starts with "backfill" see all rows: FORCE binds the owner too, and without this
 * such a migration would silently change nothing (C-38). The policies bind again before its transaction commits.
 */
final class BackfillWithoutPolicies implements Callback {
    private static final String FORCED = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relforcerowsecurity and pg_get_userbyid(c.relowner) = current_user""";

    private final List<String> released = new ArrayList<>();

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String description = context.getMigrationInfo().getDescription();
        if (!description.toLowerCase(Locale.ROOT).startsWith("backfill")) {
            return;
        }
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                released.clear();
                released.addAll(forcedTables(context.getConnection()));
                alter(context.getConnection(), "no force");
            } else {
                alter(context.getConnection(), "force");
            }
        } catch (SQLException e) {
            throw new FlywayException("cannot switch the policies for " + description, e);
        }
    }

    @Override
    public String getCallbackName() {
        return "backfill-without-policies";
    }

    private static List<String> forcedTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FORCED)) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private void alter(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : released) {
                statement.execute("alter table if exists " + table + " " + mode + " row level security");
            }
        }
    }
}
