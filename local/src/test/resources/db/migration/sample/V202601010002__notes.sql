create table note (id uuid primary key, user_id uuid not null, body text not null);
alter table note enable row level security;
alter table note force row level security;
create policy tenant on note for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy monitor on note for select to ${worker} using (true);
grant select, insert, update, delete on note to ${app};
grant select on note to ${worker};
