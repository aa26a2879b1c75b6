-- Webhooks of a user. Tokens and body secrets are kept as SHA-256 only (S7).

create table hook (
    user_id                    uuid        not null,
    id                         uuid        not null,
    name                       text        not null,
    account_id                 uuid        not null,
    configuration_id           uuid        not null,
    is_active                  boolean     not null,
    token_hash                 bytea       not null,
    token_hint                 text        not null,
    previous_token_hash        bytea,
    previous_token_valid_until timestamptz,
    required_secret_hash       bytea,
    field_mapping              jsonb       not null,
    version                    bigint      not null,
    created_at                 timestamptz not null,
    updated_at                 timestamptz not null,
    deleted_at                 timestamptz,
    primary key (user_id, id),
    foreign key (user_id, account_id) references trading_account (user_id, account_id),
    foreign key (user_id, configuration_id) references dca_configuration (user_id, id)
);
create unique index hook_name on hook (user_id, lower(name)) where deleted_at is null;
create unique index hook_token on hook (user_id, token_hash);
create index hook_previous_token on hook (user_id, previous_token_hash) where previous_token_hash is not null;

alter table hook enable row level security;
alter table hook force row level security;
create policy tenant on hook for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on hook to ${app};
