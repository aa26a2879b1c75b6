-- One hash chain for the installation (promise S10). Rows are only ever added.
create table audit_log (
    number        bigint      not null primary key,
    user_id       uuid,
    event_id      uuid        not null unique,
    at            timestamptz not null,
    actor         text        not null,
    action        text        not null,
    resource      text        not null,
    resource_id   text        not null,
    old_value     text,
    new_value     text,
    reason        text,
    ip            text,
    previous_hash text        not null,
    hash          text        not null
);

create index audit_log_time on audit_log (at desc);
create index audit_log_user on audit_log (user_id, at desc);
create index audit_log_action on audit_log (action, at desc);

-- The end of the chain; its row lock puts writers in line.
create table audit_head (
    only_row boolean not null primary key default true check (only_row),
    number   bigint  not null,
    hash     text    not null
);
insert into audit_head (number, hash) values (0, repeat('0', 64));

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end $$;
create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function audit_log_is_append_only();
create trigger audit_log_no_truncate before truncate on audit_log
    for each statement execute function audit_log_is_append_only();

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy tenant_reads on audit_log for select to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- facts without a user are written while no user is set
create policy tenant_writes on audit_log for insert to ${app}
    with check (user_id is not distinct from nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker_reads on audit_log for select to ${worker} using (true);
grant select, insert on audit_log to ${app};
grant select on audit_log to ${worker};
grant select, update on audit_head to ${app};
grant select on audit_head to ${worker};
