-- A group is known by account, symbol, timeframe and side (D-01), not by who opened it: the exits of one strategy would close
-- the positions of another on the same market.

create unique index strategy_market on strategy (user_id, account_id, symbol, timeframe_seconds)
    where is_enabled and deleted_at is null;
