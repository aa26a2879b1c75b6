package dev.tradewind.auth.users;

import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of users. Each method works inside the caller's transaction. */
@ApplicationScoped
public class Users {

    /** False when the e-mail address or the user name is taken. */
    public boolean insert(Sql sql, User user) {
        return sql.update(
                        "insert into app_user (user_id, email, username, password_hash, role, created_at, last_login)"
                                + " values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing",
                        user.id(),
                        user.email(),
                        user.username(),
                        user.passwordHash(),
                        user.role().lowerCase(),
                        user.createdAt())
                == 1;
    }

    public Optional<User> find(Sql sql, UUID id) {
        return sql.find("select * from app_user where user_id = $1", Users::user, id);
    }

    /** Needs a transaction without a user: before log-in nobody knows whose row it is. */
    public Optional<User> findByEmail(Sql sql, String email) {
        return sql.find("select * from app_user where email = $1", Users::user, email);
    }

    public List<User> list(Sql sql, int limit, int offset) {
        return sql.list(
                "select * from app_user order by created_at, user_id limit $1 offset $2", Users::user, limit, offset);
    }

    public long count(Sql sql) {
        return sql.one("select count(*) as n from app_user", row -> row.number("n"));
    }

    public boolean hasAdministrator(Sql sql) {
        return sql.one(
                "select exists (select 1 from app_user where role = 'admin') as found", row -> row.bool("found"));
    }

    /** True when this user is an active administrator and there is no other. */
    public boolean isLastAdministrator(Sql sql, UUID id) {
        return sql.list(
                        "select user_id from app_user where role = 'admin' and is_active limit 2",
                        row -> row.uuid("user_id"))
                .equals(List.of(id));
    }

    public void stampLogin(Sql sql, UUID id, Instant at) {
        sql.update("update app_user set last_login = $2 where user_id = $1", id, at);
    }

    /** Changes role and state; every token made before is void. Empty when the version is not the expected one. */
    public Optional<User> change(Sql sql, UUID id, long version, Role role, boolean isActive) {
        return sql.find(
                "update app_user set role = $3, is_active = $4, token_epoch = token_epoch + 1, version = version + 1"
                        + " where user_id = $1 and version = $2 returning *",
                Users::user,
                id,
                version,
                role.lowerCase(),
                isActive);
    }

    private static User user(SqlRow row) {
        return new User(
                row.uuid("user_id"),
                row.text("email"),
                row.text("username"),
                row.text("password_hash"),
                Role.of(row.text("role")).orElseThrow(),
                row.bool("is_active"),
                row.number("token_epoch"),
                row.instant("created_at"),
                row.instant("last_login"),
                row.number("version"));
    }
}
