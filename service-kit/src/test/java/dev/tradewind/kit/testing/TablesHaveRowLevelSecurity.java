package dev.tradewind.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** S1 for every service: extend it with a {@code @QuarkusTest} class. Looks at the catalogue, so a forgotten policy is found the day the table is made. */
public abstract class TablesHaveRowLevelSecurity {
    private static TenantTx tx() {
        return Arc.container().instance(TenantTx.class).get();
    }

    private static List<String> names(String query) {
        return tx().nobody(sql -> sql.list(query, row -> row.text("name")));
    }

    @Test
    void s1EveryTableWithUserDataHasForcedRowLevelSecurity() {
        assertThat(names("""
                        select distinct c.relname as name from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                          and not (c.relrowsecurity and c.relforcerowsecurity)"""))
                .as("tables with user_id but without forced row-level security")
                .isEmpty();
    }

    @Test
    void s1EveryPolicyOfTheApplicationIsBoundToTheCurrentUser() {
        assertThat(names("""
                        select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
                        where (0 = any(p.polroles) or (select oid from pg_roles where rolname = current_user) = any(p.polroles))
                          and (coalesce(pg_get_expr(p.polqual, p.polrelid), 'app.user_id') not like '%app.user_id%'
                            or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'app.user_id') not like '%app.user_id%'
                            or (p.polcmd in ('*', 'a', 'w') and p.polwithcheck is null))"""))
                .as("policies of the application role that do not look at app.user_id on both sides")
                .isEmpty();
    }

    @Test
    void s1TheApplicationOwnsNothingAndCannotTruncate() {
        assertThat(names("""
                        select c.relname as name from pg_class c
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                          and (pg_get_userbyid(c.relowner) = current_user or has_table_privilege(c.oid, 'TRUNCATE'))""")).isEmpty();
        boolean isPowerful = tx().nobody(sql -> sql.one(
                "select rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user",
                row -> row.bool("strong")));
        assertThat(isPowerful).isFalse();
    }

    /** As a neighbour, everything of {@code owner} is invisible and untouchable in every table; call it when the owner has rows. */
    protected static void neighbourReachesNothingOf(UUID owner) {
        UUID neighbour = UUID.randomUUID();
        List<String> tables = names("""
                select distinct c.relname as name from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace""");
        for (String table : tables) {
            if (may("select", table)) {
                long seen = tx().as(
                                neighbour,
                                sql -> sql.one(
                                        "select count(*) as n from " + table + " where user_id = $1",
                                        row -> row.number("n"),
                                        owner));
                assertThat(seen).as("rows of %s a neighbour sees", table).isZero();
            }
            if (may("delete", table) && may("select", table)) {
                int deleted =
                        tx().as(neighbour, sql -> sql.update("delete from " + table + " where user_id = $1", owner));
                assertThat(deleted).as("rows of %s a neighbour deletes", table).isZero();
            }
            if (may("update", table) && may("select", table)) {
                int updated = tx().as(
                                neighbour,
                                sql -> sql.update(
                                        "update " + table + " set user_id = user_id where user_id = $1", owner));
                assertThat(updated).as("rows of %s a neighbour updates", table).isZero();
            }
        }
    }

    private static boolean may(String privilege, String table) {
        return tx().nobody(sql -> sql.one(
                "select has_table_privilege($1::text, $2::text) as may", row -> row.bool("may"), table, privilege));
    }
}
