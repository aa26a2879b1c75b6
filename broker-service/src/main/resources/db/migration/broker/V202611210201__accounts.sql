-- Trading accounts: one paper account per user (C-43), what it is worth, and how far its reports are read.

create table account (
    id uuid not null,
    user_id uuid not null,
    name text not null,
    broker text not null,
    mode text not null check (mode in ('PAPER', 'LIVE')),
    currency text not null,
    -- OPENING: not yet known to the broker; RECONCILING: entries off until a clean pass; READY; RESTORED: after a restore (R20)
    state text not null check (state in ('OPENING', 'RECONCILING', 'READY', 'RESTORED')),
    opened_at timestamptz not null,
    -- when the last reads that found everything ended well: silence is no information (R2)
    fills_read_at timestamptz,
    reconciled_at timestamptz,
    -- executions the broker had numbered when fills were last read to the end
    execution_mark bigint not null default 0,
    order_mark bigint not null default 0,
    cash numeric(20, 8) not null,
    primary key (id),
    unique (user_id, id),
    unique (user_id, broker, mode)
);
alter table account enable row level security;
alter table account force row level security;
create policy tenant on account to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- the lanes ask which accounts there are; everything else they do as the account's user
create policy worker_lists on account for select to ${worker} using (true);
grant select, insert, update on account to ${app};
grant select on account to ${worker};

-- The last valuation told (C-49), and equity at the start of each UTC day.
create table account_valuation (
    user_id uuid not null,
    account_id uuid not null,
    cash numeric(20, 8) not null,
    positions_value numeric(20, 8) not null,
    equity numeric(20, 8) not null,
    realised_today numeric(20, 8) not null,
    session_day date not null,
    equity_at_session_start numeric(20, 8) not null,
    valued_at timestamptz not null,
    version bigint not null,
    primary key (account_id),
    foreign key (user_id, account_id) references account (user_id, id)
);
alter table account_valuation enable row level security;
alter table account_valuation force row level security;
create policy tenant on account_valuation to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on account_valuation to ${app};

-- Differences between the broker's position and the sum of our executions: booked, alarmed, never traded away (R4, R6).
create table position_adjustment (
    id uuid primary key,
    user_id uuid not null,
    account_id uuid not null,
    asset text not null,
    quantity numeric(28, 12) not null,
    reason text not null,
    at timestamptz not null,
    foreign key (user_id, account_id) references account (user_id, id)
);
create index position_adjustment_by_account on position_adjustment (account_id, asset);
alter table position_adjustment enable row level security;
alter table position_adjustment force row level security;
create policy tenant on position_adjustment to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on position_adjustment to ${app};
