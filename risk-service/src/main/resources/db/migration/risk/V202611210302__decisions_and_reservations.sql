-- Decisions, the money they hold, and signals that wait for something. Ledgers: nothing is ever deleted (C-27),
-- except a waiting signal once it is decided.

create table decision (
    user_id       uuid           not null,
    decision_id   uuid           not null,
    signal_id     uuid           not null,
    step          integer        not null, -- 0; 1 for the entry of a reverse
    account_id    uuid           not null,
    symbol        text           not null,
    outcome       text           not null,
    kind          text           not null,
    code          text,
    group_id      uuid,
    pyramid_index integer,
    candle_id     bigint,
    heat          numeric(20,8)  not null default 0,
    refused_code  text,
    data          text           not null,
    decided_at    timestamptz    not null,
    primary key (user_id, decision_id)
);
-- a signal is decided once: QUEUED says that it waits, all else is an answer
create unique index decision_once on decision (user_id, signal_id, step) where outcome <> 'QUEUED';
create index decision_of_signal on decision (user_id, signal_id);
create index decision_of_group on decision (user_id, group_id) where group_id is not null;

-- one row per leg: HELD until its executions convert it or evidence of its end releases it (C-48)
create table reservation (
    user_id         uuid           not null,
    decision_id     uuid           not null,
    leg_index       integer        not null,
    group_id        uuid           not null,
    account_id      uuid           not null,
    symbol          text           not null,
    pyramid_index   integer        not null,
    price           numeric(28,12) not null,
    quantity        numeric(28,12) not null,
    reserved        numeric(20,8)  not null,
    filled_quantity numeric(28,12) not null default 0,
    held            numeric(20,8)  not null,
    state           text           not null check (state in ('HELD', 'CONVERTED', 'RELEASED')),
    evidence        text,
    changed_at      timestamptz    not null,
    primary key (user_id, decision_id, leg_index),
    foreign key (user_id, decision_id) references decision (user_id, decision_id),
    foreign key (user_id, group_id) references risk_group (user_id, group_id),
    check (held >= 0 and filled_quantity >= 0)
);
create index reservation_held on reservation (user_id, account_id) where state = 'HELD';
create index reservation_of_leg on reservation (user_id, group_id, pyramid_index, leg_index);

-- signals that wait: for an input (NO_METADATA and the like), or for the group that a reverse closes (REVERSE)
create table held_signal (
    user_id           uuid        not null,
    signal_id         uuid        not null,
    step              integer     not null,
    account_id        uuid        not null,
    symbol            text        not null,
    timeframe_seconds integer     not null,
    side              text        not null,
    reason            text        not null,
    signal            text        not null,
    correlation_id    text        not null,
    causation_id      text,
    held_at           timestamptz not null,
    until             timestamptz not null,
    primary key (user_id, signal_id)
);
create index held_signal_by_age on held_signal (held_at);

alter table decision enable row level security;
alter table decision force row level security;
create policy tenant on decision for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on decision to ${app};
grant update (refused_code) on decision to ${app};

alter table reservation enable row level security;
alter table reservation force row level security;
create policy tenant on reservation for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on reservation to ${app};

alter table held_signal enable row level security;
alter table held_signal force row level security;
create policy tenant on held_signal for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- the job that looks again lists whose turn it is, and then works as that user
create policy worker_lists on held_signal for select to ${worker} using (true);
grant select, insert, update, delete on held_signal to ${app};
grant select on held_signal to ${worker};
