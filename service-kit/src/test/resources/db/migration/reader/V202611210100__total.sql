create table total (
  user_id uuid   primary key,
  sum     bigint not null,
  times   bigint not null
);
alter table total enable row level security;
alter table total force row level security;
create policy tenant on total to ${app}
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update, delete on total to ${app};
