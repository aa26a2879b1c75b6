-- The kill switch (D-16, R11): one row per scope. A missing row means HALTED, so every scope gets its row when it begins.

create table kill_switch (
    scope text not null check (scope in ('INSTALLATION', 'USER', 'ACCOUNT')),
    -- all zeros for the installation
    scope_id uuid not null,
    -- absent for the installation
    user_id uuid,
    mode text not null check (mode in ('ACTIVE', 'REDUCING', 'HALTED')),
    flatten boolean not null default false,
    reason text,
    changed_by text,
    changed_at timestamptz not null,
    version bigint not null default 0,
    primary key (scope, scope_id),
    check ((scope = 'INSTALLATION') = (user_id is null))
);
-- before the policies, which bind the owner too
insert into kill_switch (scope, scope_id, user_id, mode, changed_at)
values ('INSTALLATION', '00000000-0000-0000-0000-000000000000', null, 'ACTIVE', now());

alter table kill_switch enable row level security;
alter table kill_switch force row level security;
-- everybody may know that the installation is stopped; only an admin's command moves it, under the worker role
create policy reads on kill_switch for select to ${app}
    using (user_id is null or user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy opens on kill_switch for insert to ${app}
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy moves on kill_switch for update to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker on kill_switch to ${worker} using (true) with check (true);
grant select, insert, update on kill_switch to ${app}, ${worker};
