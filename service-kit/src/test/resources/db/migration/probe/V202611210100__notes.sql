create table note (
  user_id uuid not null,
  id      uuid not null,
  text    text not null,
  primary key (user_id, id)
);
alter table note enable row level security;
alter table note force row level security;
create policy tenant on note to ${app}
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker on note to ${worker} using (true);
grant select, insert, update, delete on note to ${app};
grant select on note to ${worker};

create table every_type (
  id      integer primary key,
  amount  numeric(28,12),
  at      timestamptz,
  is_good boolean,
  big     bigint,
  code    text,
  tree    jsonb,
  ids     uuid[],
  words   text[],
  raw     bytea
);
grant select, insert, update, delete on every_type to ${app};
