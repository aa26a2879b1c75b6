-- A configuration is its newest version; versions never change (D-03).

create table dca_configuration (
    user_id         uuid        not null,
    id              uuid        not null,
    name            text        not null,
    current_version int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    deleted_at      timestamptz,
    primary key (user_id, id)
);
create unique index dca_configuration_name on dca_configuration (user_id, lower(name)) where deleted_at is null;

create table dca_configuration_version (
    user_id          uuid        not null,
    configuration_id uuid        not null,
    version          int         not null,
    body             jsonb       not null,
    created_at       timestamptz not null,
    primary key (user_id, configuration_id, version),
    foreign key (user_id, configuration_id) references dca_configuration (user_id, id)
);

alter table dca_configuration enable row level security;
alter table dca_configuration force row level security;
create policy tenant on dca_configuration for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on dca_configuration to ${app};
grant update (name, current_version, updated_at, deleted_at) on dca_configuration to ${app};

alter table dca_configuration_version enable row level security;
alter table dca_configuration_version force row level security;
create policy tenant on dca_configuration_version for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- no update, no delete: a group keeps the version it was opened with
grant select, insert on dca_configuration_version to ${app};
