-- Strategies that users run on live prices, how far each of them has come, and the signals they give.

create table strategy (
    user_id           uuid        not null,
    id                uuid        not null,
    name              text        not null,
    type_id           text        not null,
    parameter_values  jsonb       not null,
    -- SHA-256 over type, values, venue, symbol and timeframe: strategies with the same key are computed once
    run_key           text        not null,
    venue             text        not null,
    symbol            text        not null,
    timeframe_seconds int         not null,
    account_id        uuid        not null,
    configuration_id  uuid        not null,
    is_enabled        boolean     not null,
    version           bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    deleted_at        timestamptz,
    primary key (user_id, id),
    foreign key (user_id, account_id) references trading_account (user_id, account_id),
    foreign key (user_id, configuration_id) references dca_configuration (user_id, id)
);
create unique index strategy_name on strategy (user_id, lower(name)) where deleted_at is null;
create index strategy_of_series on strategy (venue, symbol, timeframe_seconds) where is_enabled and deleted_at is null;

alter table strategy enable row level security;
alter table strategy force row level security;
create policy tenant on strategy for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on strategy to ${app};

-- the live runner learns what is to be computed and for whom, not where it leads (C-38)
create policy enabled on strategy for select to ${worker} using (is_enabled and deleted_at is null);
grant select (user_id, id, type_id, parameter_values, run_key, venue, symbol, timeframe_seconds, is_enabled, deleted_at)
    on strategy to ${worker};

-- belongs to nobody: one row per computation, shared by all users who want the same
create table strategy_run (
    run_key           text        primary key,
    venue             text        not null,
    symbol            text        not null,
    timeframe_seconds int         not null,
    warm_up_bars      int         not null,
    bars_seen         bigint      not null,
    -- the last bar that is behind it, in epoch seconds of the market's time
    last_opens_at     bigint,
    -- what the strategy remembers after that bar: doubles, eight bytes each
    state             bytea       not null,
    -- the bar whose signal is being handed out, and when it was heard; a restart in the middle goes on there
    signal_opens_at   bigint,
    heard_at          timestamptz,
    trouble           text,
    updated_at        timestamptz not null
);
create index strategy_run_of_series on strategy_run (venue, symbol, timeframe_seconds);
grant select on strategy_run to ${app};
grant select, insert, update, delete on strategy_run to ${worker};

-- a signal comes from a hook or from a strategy; for the latter hook_id is the strategy's id too, so that the one unique
-- index on (user, source, key) counts both once (R8)
alter table signal add column strategy_id uuid;
comment on column signal.hook_id is 'where it came from: the hook, or the strategy when strategy_id is set';
