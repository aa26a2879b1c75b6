-- Position groups (D-01, D-02). What is held follows from the executions; figures stored here are for lists and triggers only.

create table position_group (
    id uuid not null,
    user_id uuid not null,
    account_id uuid not null,
    signal_id uuid not null,
    -- SIGNAL; RECOVERY sells a fill that arrived after its group had ended
    kind text not null check (kind in ('SIGNAL', 'RECOVERY')),
    parent_id uuid,
    correlation_id text,
    broker text not null,
    symbol text not null,
    timeframe_seconds integer not null,
    side text not null check (side in ('LONG', 'SHORT')),
    status text not null check (status in
        ('WAITING', 'LIVE', 'PARTIALLY_FILLED', 'ACTIVE', 'CLOSING', 'CLOSED', 'FAILED')),
    close_reason text,
    status_since timestamptz not null,
    signal_at timestamptz not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    close_given_up_at timestamptz,
    -- since when something is held without its exit resting at the venue
    unprotected_since timestamptz,
    -- the version of the DCA configuration that the group was opened with, and the precision of its symbol
    configuration jsonb not null,
    instrument jsonb not null,
    last_candle_id bigint not null,
    pyramids integer not null,
    legs_total integer not null,
    legs_filled integer not null default 0,
    quantity numeric(28, 12) not null default 0,
    average_price numeric(28, 12),
    invested numeric(20, 8) not null default 0,
    realised_gross numeric(20, 8) not null default 0,
    fees numeric(20, 8) not null default 0,
    take_profit_price numeric(28, 12),
    stop_price numeric(28, 12),
    -- index of the trigger book, rebuilt from here at start
    triggers jsonb not null default '[]',
    next_look_at timestamptz,
    version bigint not null,
    primary key (id),
    unique (user_id, id),
    foreign key (user_id, account_id) references account (user_id, id),
    foreign key (user_id, parent_id) references position_group (user_id, id),
    constraint recovery_has_parent check ((kind = 'RECOVERY') = (parent_id is not null)),
    constraint closed_has_reason check (status not in ('CLOSING', 'CLOSED') or close_reason is not null),
    constraint ended_has_time check ((status in ('CLOSED', 'FAILED')) = (closed_at is not null))
);
-- D-01: at most one group per key that is not over
create unique index one_open_group_per_key on position_group (user_id, account_id, symbol, timeframe_seconds, side)
    where status not in ('CLOSED', 'FAILED') and kind = 'SIGNAL';
create index position_group_open on position_group (user_id, opened_at desc) where status not in ('CLOSED', 'FAILED');
create index position_group_over on position_group (user_id, closed_at desc) where status in ('CLOSED', 'FAILED');
create index position_group_due on position_group (next_look_at) where status not in ('CLOSED', 'FAILED');
alter table position_group enable row level security;
alter table position_group force row level security;
create policy tenant on position_group to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- the monitors ask which groups are due; they work on each one as its user
create policy worker_lists on position_group for select to ${worker} using (true);
grant select, insert, update on position_group to ${app};
grant select on position_group to ${worker};

create table pyramid (
    user_id uuid not null,
    group_id uuid not null,
    pyramid integer not null check (pyramid between 0 and 4),
    status text not null check (status in ('PENDING', 'ACTIVE', 'CLOSED', 'FAILED')),
    signal_id uuid not null,
    decision_id uuid not null,
    -- fingerprint of the approved plan (R10)
    plan_hash text not null,
    candle_id bigint not null,
    base_price numeric(28, 12) not null,
    valid_until timestamptz not null,
    opened_at timestamptz not null,
    primary key (group_id, pyramid),
    unique (user_id, decision_id),
    foreign key (user_id, group_id) references position_group (user_id, id)
);
alter table pyramid enable row level security;
alter table pyramid force row level security;
create policy tenant on pyramid to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on pyramid to ${app};
-- the plan is what was approved: only the state of its life is writable
grant update (status) on pyramid to ${app};

-- The plan of each leg, as approved; its state and fills follow from its order.
create table leg (
    user_id uuid not null,
    group_id uuid not null,
    pyramid integer not null,
    leg integer not null check (leg between 0 and 6),
    order_type text not null check (order_type in ('LIMIT', 'MARKETABLE_LIMIT')),
    price numeric(28, 12) not null check (price > 0),
    quantity numeric(28, 12) not null check (quantity > 0),
    reserved numeric(20, 8) not null,
    take_profit_percent numeric(28, 12) not null,
    primary key (group_id, pyramid, leg),
    foreign key (group_id, pyramid) references pyramid (group_id, pyramid),
    foreign key (user_id, group_id) references position_group (user_id, id)
);
alter table leg enable row level security;
alter table leg force row level security;
create policy tenant on leg to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on leg to ${app};

-- Position = sum of executions + these rows (R6).
create table group_adjustment (
    id uuid primary key,
    user_id uuid not null,
    group_id uuid not null,
    kind text not null check (kind in ('DUST', 'MOVED_OUT', 'MOVED_IN')),
    quantity numeric(28, 12) not null check (quantity > 0),
    price numeric(28, 12) not null,
    other_group_id uuid,
    at timestamptz not null,
    foreign key (user_id, group_id) references position_group (user_id, id)
);
create index group_adjustment_by_group on group_adjustment (group_id, at);
alter table group_adjustment enable row level security;
alter table group_adjustment force row level security;
create policy tenant on group_adjustment to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on group_adjustment to ${app};

create table exit_request (
    id uuid primary key,
    user_id uuid not null,
    group_id uuid not null,
    kind text not null check (kind in
        ('KILL', 'MANUAL_CLOSE', 'EXIT_SIGNAL', 'RISK_OFFSET', 'REDUCE', 'CANCEL_ENTRIES')),
    percent numeric(28, 12),
    requested_at timestamptz not null,
    requested_by text not null,
    decision_id uuid,
    signal_id uuid,
    target numeric(28, 12),
    first_generation integer not null default 0,
    outcome text check (outcome in ('DONE', 'NOTHING_TO_DO', 'GIVEN_UP')),
    settled_at timestamptz,
    foreign key (user_id, group_id) references position_group (user_id, id),
    check ((outcome is null) = (settled_at is null))
);
create index exit_request_open on exit_request (group_id) where outcome is null;
alter table exit_request enable row level security;
alter table exit_request force row level security;
create policy tenant on exit_request to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on exit_request to ${app};
grant update (target, first_generation, outcome, settled_at) on exit_request to ${app};

create table group_incident (
    user_id uuid not null,
    group_id uuid not null,
    key text not null,
    code text not null,
    severity text not null,
    detail text not null,
    at timestamptz not null,
    primary key (group_id, key),
    foreign key (user_id, group_id) references position_group (user_id, id)
);
alter table group_incident enable row level security;
alter table group_incident force row level security;
create policy tenant on group_incident to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on group_incident to ${app};

-- Every move, append only (D-02).
create table group_timeline (
    user_id uuid not null,
    group_id uuid not null,
    number bigint generated always as identity,
    at timestamptz not null,
    kind text not null,
    from_state text,
    to_state text,
    trigger text not null,
    metadata jsonb not null default '{}',
    version bigint not null,
    primary key (group_id, number),
    foreign key (user_id, group_id) references position_group (user_id, id)
);
alter table group_timeline enable row level security;
alter table group_timeline force row level security;
create policy tenant on group_timeline to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on group_timeline to ${app};

-- The last exit of each key: an entry decided before it comes too late (C-52).
create table key_exit (
    user_id uuid not null,
    account_id uuid not null,
    symbol text not null,
    timeframe_seconds integer not null,
    side text not null,
    decided_at timestamptz not null,
    primary key (user_id, account_id, symbol, timeframe_seconds, side),
    foreign key (user_id, account_id) references account (user_id, id)
);
alter table key_exit enable row level security;
alter table key_exit force row level security;
create policy tenant on key_exit to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on key_exit to ${app};

-- The raw alert of each entry signal (S-08), for the position's page.
create table entry_alert (
    user_id uuid not null,
    signal_id uuid not null,
    payload text not null,
    received_at timestamptz not null,
    primary key (signal_id)
);
alter table entry_alert enable row level security;
alter table entry_alert force row level security;
create policy tenant on entry_alert to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on entry_alert to ${app};

-- Precision metadata as last read from each broker (D-04); belongs to nobody.
create table instrument_metadata (
    broker text not null,
    symbol text not null,
    metadata jsonb not null,
    read_at timestamptz not null,
    primary key (broker, symbol)
);
grant select on instrument_metadata to ${app}, ${worker};
grant insert, update on instrument_metadata to ${worker};
