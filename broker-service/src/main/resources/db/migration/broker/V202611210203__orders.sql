-- Orders: the committed intent, each attempt to send it, the evidence for what became of it, and what was executed (R1 to R6).

create table order_intent (
    id uuid not null,
    user_id uuid not null,
    account_id uuid not null,
    group_id uuid not null,
    signal_id uuid,
    signal_at timestamptz,
    correlation_id text,
    pyramid integer not null,
    leg integer not null,
    role text not null check (role in ('ENTRY', 'TAKE_PROFIT', 'STOP', 'CLOSE', 'OFFSET')),
    generation integer not null,
    client_order_id text not null check (client_order_id ~ '^[A-Za-z0-9-]{1,36}$'),
    symbol text not null,
    side text not null check (side in ('BUY', 'SELL')),
    type text not null check (type in ('LIMIT', 'MARKETABLE_LIMIT', 'MARKET', 'STOP', 'OCO')),
    quantity numeric(28, 12) not null check (quantity > 0),
    limit_price numeric(28, 12),
    stop_price numeric(28, 12),
    time_in_force text not null,
    not_after timestamptz,
    risk_increasing boolean not null,
    state text not null check (state in ('INTENT', 'SUBMITTING', 'UNKNOWN', 'LIVE', 'PARTIAL', 'CANCEL_PENDING',
        'REPLACE_PENDING', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED', 'REVIEW')),
    state_since timestamptz not null,
    attempt integer not null default 0,
    acceptance_proven boolean not null default false,
    -- the word for a rejection or a review
    reason text,
    venue_order_id text,
    reported_filled numeric(28, 12) not null default 0,
    filled numeric(28, 12) not null default 0,
    average_price numeric(28, 12),
    venue_sequence bigint not null default 0,
    cancel_reason text,
    cancel_requested_at timestamptz,
    absences integer not null default 0,
    -- the proof of the end (R3)
    ended_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    acknowledged_at timestamptz,
    ended_at timestamptz,
    version bigint not null,
    primary key (id),
    unique (user_id, id),
    -- R1(a): a redelivered message or a double click cannot make a second intent
    unique (user_id, group_id, pyramid, leg, role, generation),
    -- R1(b): never reused
    unique (client_order_id),
    foreign key (user_id, account_id) references account (user_id, id),
    -- R3: no end without stored evidence
    constraint end_needs_evidence check (
        (state in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')) = (ended_by is not null)
        and (state in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')) = (ended_at is not null))
);
create index order_intent_open on order_intent (account_id, created_at)
    where state not in ('FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED');
create index order_intent_by_group on order_intent (group_id, created_at);
create index order_intent_by_account on order_intent (account_id, created_at desc);
alter table order_intent enable row level security;
alter table order_intent force row level security;
create policy tenant on order_intent to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- the gauges count what is unprotected or unclear over all users
create policy worker_counts on order_intent for select to ${worker} using (true);
grant select, insert on order_intent to ${app};
-- what was approved cannot be changed any more (R10): only the columns of its life are writable
grant update (state, state_since, attempt, acceptance_proven, reason, venue_order_id, reported_filled, filled, average_price,
    venue_sequence, cancel_reason, cancel_requested_at, absences, ended_by, updated_at, acknowledged_at, ended_at,
    version) on order_intent to ${app};
grant select on order_intent to ${worker};

create table order_attempt (
    user_id uuid not null,
    order_id uuid not null,
    account_id uuid not null,
    number integer not null check (number > 0),
    fence bigint not null,
    started_at timestamptz not null,
    -- on the broker's clock; the request carries it
    deadline timestamptz not null,
    answered boolean not null default false,
    risk_increasing boolean not null,
    notional numeric(20, 8) not null,
    primary key (order_id, number),
    foreign key (user_id, order_id) references order_intent (user_id, id)
);
-- the last gate counts attempts per minute and notional per day (R21)
create index order_attempt_recent on order_attempt (account_id, started_at);
alter table order_attempt enable row level security;
alter table order_attempt force row level security;
create policy tenant on order_attempt to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on order_attempt to ${app};
grant update (answered) on order_attempt to ${app};

create table order_evidence (
    id uuid not null,
    user_id uuid not null,
    order_id uuid not null,
    proof text not null check (proof in ('ACK', 'REJECT', 'FOUND', 'DUP_ID', 'FENCE_PASSED_2X_ABSENT', 'EXECUTION', 'HUMAN',
        'NEVER_SENT', 'ABSENT', 'UNCLEAR')),
    endpoint text not null,
    digest text not null,
    broker_time timestamptz,
    at timestamptz not null,
    detail text not null,
    primary key (id),
    unique (order_id, id),
    foreign key (user_id, order_id) references order_intent (user_id, id)
);
alter table order_evidence enable row level security;
alter table order_evidence force row level security;
create policy tenant on order_evidence to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- written once
grant select, insert on order_evidence to ${app};

-- the end of an order points at evidence of the very same order
alter table order_intent add constraint ended_by_own_evidence
    foreign key (id, ended_by) references order_evidence (order_id, id);

create table execution (
    id uuid not null,
    user_id uuid not null,
    account_id uuid not null,
    order_id uuid not null,
    group_id uuid not null,
    broker_execution_id text not null,
    kind text not null check (kind in ('TRADE', 'BUST', 'CORRECT')),
    refers_to text,
    venue_order_id text not null,
    part text not null check (part in ('WHOLE', 'TAKE_PROFIT', 'STOP')),
    symbol text not null,
    side text not null,
    quantity numeric(28, 12) not null,
    price numeric(28, 12) not null,
    notional numeric(20, 8) not null,
    -- a fee may be taken in the base asset, which has more decimals than money
    fee numeric(28, 12) not null,
    fee_currency text not null,
    cash_after numeric(20, 8) not null,
    executed_at timestamptz not null,
    sequence bigint not null,
    booked_at timestamptz not null,
    primary key (id),
    unique (user_id, id),
    -- R5: the same execution is booked once
    unique (account_id, broker_execution_id),
    foreign key (user_id, order_id) references order_intent (user_id, id),
    foreign key (user_id, account_id) references account (user_id, id)
);
create index execution_by_order on execution (order_id, sequence);
create index execution_by_account on execution (account_id, sequence);
create index execution_by_group on execution (group_id, sequence);
alter table execution enable row level security;
alter table execution force row level security;
create policy tenant on execution to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- append only (R6)
grant select, insert on execution to ${app};

-- What an exit earned, told once by the group's books.
create table execution_profit (
    user_id uuid not null,
    execution_id uuid not null,
    account_id uuid not null,
    realised numeric(20, 8) not null,
    at timestamptz not null,
    primary key (execution_id),
    foreign key (user_id, execution_id) references execution (user_id, id)
);
create index execution_profit_by_day on execution_profit (account_id, at);
alter table execution_profit enable row level security;
alter table execution_profit force row level security;
create policy tenant on execution_profit to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on execution_profit to ${app};

-- Orders at the broker that no row of ours explains (R4).
create table foreign_order (
    user_id uuid not null,
    account_id uuid not null,
    client_order_id text not null,
    venue_order_id text not null,
    classification text not null check (classification in ('EXTERNAL', 'OURS_UNKNOWN')),
    sightings integer not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, client_order_id),
    foreign key (user_id, account_id) references account (user_id, id)
);
alter table foreign_order enable row level security;
alter table foreign_order force row level security;
create policy tenant on foreign_order to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker_counts on foreign_order for select to ${worker} using (true);
grant select, insert, update on foreign_order to ${app};
grant select on foreign_order to ${worker};
