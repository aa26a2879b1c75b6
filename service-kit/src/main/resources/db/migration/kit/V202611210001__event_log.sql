-- The event log of architecture.md section 3 and what goes with it. The same file in every service's database.

create table event_log_head (
  partition integer primary key,
  position  bigint  not null
);
insert into event_log_head (partition, position) select p, 0 from generate_series(0, 31) p;

create table event_log (
  partition         integer     not null,
  position          bigint      not null,
  id                uuid        not null,
  type              text        not null,
  occurred_at       timestamptz not null,
  user_id           uuid,
  aggregate_id      text        not null,
  aggregate_version bigint      not null,
  correlation_id    text        not null,
  causation_id      text,
  data              text        not null,
  primary key (partition, position)
);
alter table event_log enable row level security;
alter table event_log force row level security;
-- the application tells facts of the current user only, or, with no user set, facts of the installation
create policy tenant on event_log to ${app}
  using (user_id is not distinct from nullif(current_setting('app.user_id', true), '')::uuid)
  with check (user_id is not distinct from nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker on event_log to ${worker} using (true) with check (true);

-- how far each reader is, as told by its pulls; pruning keeps behind
create table event_reader (
  consumer  text        not null,
  partition integer     not null,
  position  bigint      not null,
  seen_at   timestamptz not null,
  primary key (consumer, partition)
);

-- where this service stands with each producer
create table event_cursor (
  consumer  text        not null,
  producer  text        not null,
  partition integer     not null,
  position  bigint      not null,
  moved_at  timestamptz not null default now(),
  primary key (consumer, producer, partition)
);

create table parked_event (
  consumer  text        not null,
  producer  text        not null,
  partition integer     not null,
  position  bigint      not null,
  event_id  uuid        not null,
  type      text        not null,
  user_id   uuid,
  envelope  text        not null,
  failure   text        not null,
  tries     integer     not null,
  parked_at timestamptz not null default now(),
  primary key (consumer, producer, partition, position)
);
alter table parked_event enable row level security;
alter table parked_event force row level security;
create policy tenant on parked_event to ${app}
  using (user_id is not distinct from nullif(current_setting('app.user_id', true), '')::uuid)
  with check (user_id is not distinct from nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker on parked_event to ${worker} using (true) with check (true);

create table job_tick (
  job         text        not null,
  tick        bigint      not null,
  won_at      timestamptz not null default clock_timestamp(),
  late_by     interval    not null,
  missed      bigint      not null default 0,
  finished_at timestamptz,
  outcome     text,
  primary key (job, tick)
);

create table lease (
  name  text        primary key,
  owner uuid        not null,
  fence bigint      not null,
  until timestamptz not null
);

create table idempotency_key (
  user_id    uuid        not null,
  name       text        not null,
  body_hash  text        not null,
  status     integer,
  answer     text,
  created_at timestamptz not null default now(),
  primary key (user_id, name)
);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant on idempotency_key to ${app}
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
  with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker_prunes on idempotency_key to ${worker} using (true);

grant select, update on event_log_head to ${app}, ${worker};
grant select, insert on event_log to ${app};
grant select, insert, delete on event_log to ${worker};
grant select, insert, update on event_reader to ${worker};
grant select, insert, update on event_cursor to ${app}, ${worker};
grant select, insert, delete on parked_event to ${app}, ${worker};
grant select, insert, update, delete on job_tick to ${worker};
grant select on lease to ${app};
grant update (until) on lease to ${app}; -- needed for the row lock of a fence check; the owner and the fence stay out of reach
grant select, insert, update on lease to ${worker};
grant select, insert, update, delete on idempotency_key to ${app};
grant select, delete on idempotency_key to ${worker};
