-- What other services told: who may signal, which accounts exist, what can be traded. Written by consumers only.

create table known_user (
    user_id    uuid        primary key,
    role       text        not null,
    is_active  boolean     not null,
    changed_at timestamptz not null
);

create table trading_account (
    user_id    uuid          not null,
    account_id uuid          not null,
    name       text          not null,
    broker     text          not null,
    mode       text          not null,
    currency   text          not null,
    cash       numeric(20,8) not null,
    opened_at  timestamptz   not null,
    primary key (user_id, account_id)
);

-- belongs to nobody: the same for all users
create table instrument (
    venue        text        not null,
    symbol       text        not null,
    data         jsonb       not null,
    published_at timestamptz not null,
    primary key (symbol, venue)
);

alter table known_user enable row level security;
alter table known_user force row level security;
create policy tenant on known_user for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on known_user to ${app};

alter table trading_account enable row level security;
alter table trading_account force row level security;
create policy tenant on trading_account for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on trading_account to ${app};

grant select, insert, update on instrument to ${app};
