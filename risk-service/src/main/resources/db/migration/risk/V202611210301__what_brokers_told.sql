-- What broker-service told: instruments, accounts with their money, position groups. Written by consumers only,
-- except risk_limits, which its user edits.

-- belongs to nobody: the same for all users
create table instrument (
    venue        text        not null,
    symbol       text        not null,
    data         text        not null,
    published_at timestamptz not null,
    primary key (symbol, venue)
);
grant select, insert, update on instrument to ${app};

-- one row per account; every decision about the account holds its row lock (C-45)
create table risk_account (
    user_id         uuid          not null,
    account_id      uuid          not null,
    name            text          not null,
    broker          text          not null,
    mode            text          not null,
    currency        text          not null,
    cash            numeric(20,8) not null,
    cash_at         timestamptz   not null,
    positions_value numeric(20,8) not null,
    equity          numeric(20,8) not null,
    valued_at       timestamptz   not null,
    opened_at       timestamptz   not null,
    primary key (user_id, account_id)
);

create table risk_limits (
    user_id              uuid         not null,
    account_id           uuid         not null,
    max_position_percent numeric(9,4) not null,
    max_exposure_percent numeric(9,4) not null,
    max_heat_percent     numeric(9,4) not null,
    max_open_groups      integer      not null,
    version              bigint       not null,
    changed_at           timestamptz  not null,
    primary key (user_id, account_id),
    foreign key (user_id, account_id) references risk_account (user_id, account_id)
);

-- the projection of D-01; PENDING is approved here and not yet heard of from the broker
create table risk_group (
    user_id           uuid           not null,
    group_id          uuid           not null,
    account_id        uuid           not null,
    symbol            text           not null,
    timeframe_seconds integer        not null,
    side              text           not null,
    state             text           not null,
    is_exiting        boolean        not null default false,
    is_recovery       boolean        not null default false,
    base_price        numeric(28,12),
    configuration     text,
    quantity          numeric(28,12) not null default 0,
    cost              numeric(28,12) not null default 0,
    version           bigint         not null default 0,
    opened_at         timestamptz    not null,
    ended_at          timestamptz,
    primary key (user_id, group_id)
);
create unique index risk_group_key on risk_group (user_id, account_id, symbol, timeframe_seconds, side)
    where ended_at is null and not is_recovery;
create index risk_group_open on risk_group (user_id, account_id) where ended_at is null;

alter table risk_account enable row level security;
alter table risk_account force row level security;
create policy tenant on risk_account for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on risk_account to ${app};

alter table risk_limits enable row level security;
alter table risk_limits force row level security;
create policy tenant on risk_limits for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on risk_limits to ${app};

alter table risk_group enable row level security;
alter table risk_group force row level security;
create policy tenant on risk_group for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on risk_group to ${app};
