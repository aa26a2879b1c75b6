package dev.tradewind.broker.positions.persistence;

import dev.tradewind.broker.positions.application.OpenPositionGroup;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads the account's row. */
@Singleton
class PostgresAccounts implements OpenPositionGroup.Accounts {
    @Override
    public Optional<String> brokerOf(Sql sql, UUID accountId) {
        return sql.find("select broker from account where id = $1", row -> row.text("broker"), accountId);
    }
}
