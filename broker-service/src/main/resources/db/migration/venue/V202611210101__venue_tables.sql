-- The paper venue's books (C-55). It shares nothing with the services: accounts are named by the id the order core gave them,
-- as at any broker, so there is no user here and no row-level security.

-- One row: which process writes (a number that rises at every start, so that a process that was passed over notices) and the
-- last number given to an order, execution or adjustment.
create table venue_state (
    id smallint primary key check (id = 1),
    writer bigint not null,
    sequence bigint not null
);
insert into venue_state (id, writer, sequence) values (1, 0, 0);

create table venue_account (
    account_id uuid primary key,
    currency text not null,
    starting_cash numeric(20, 8) not null check (starting_cash >= 0),
    cash numeric(20, 8) not null check (cash >= 0),
    realised_profit numeric(20, 8) not null,
    fees_paid numeric(20, 8) not null,
    resets integer not null,
    opened_at timestamptz not null,
    update_sequence bigint not null
);

create table venue_balance (
    account_id uuid not null references venue_account,
    symbol text not null,
    quantity numeric(28, 12) not null check (quantity >= 0),
    cost numeric(20, 8) not null,
    primary key (account_id, symbol)
);

-- The primary key is the promise of a class A broker: a client order id is used once per account, for ever.
create table venue_order (
    account_id uuid not null references venue_account,
    client_order_id text not null check (client_order_id ~ '^[A-Za-z0-9-]{1,36}$'),
    order_number bigint not null unique,
    symbol text not null,
    side text not null,
    kind text not null,
    time_in_force text not null,
    quantity numeric(28, 12) not null check (quantity > 0),
    limit_price numeric(28, 12),
    stop_price numeric(28, 12),
    status text not null check (status in ('NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED')),
    filled_quantity numeric(28, 12) not null,
    filled_by_stop numeric(28, 12) not null,
    filled_notional numeric(20, 8) not null,
    reserved_cash numeric(20, 8) not null,
    triggered_at bigint not null,
    end_reason text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    update_sequence bigint not null,
    primary key (account_id, client_order_id),
    check (filled_quantity <= quantity and filled_by_stop <= filled_quantity)
);
create index venue_order_by_update on venue_order (account_id, update_sequence);
create index venue_order_by_sequence on venue_order (update_sequence);
create index venue_order_open on venue_order (account_id) where status in ('NEW', 'PARTIALLY_FILLED');

create table venue_execution (
    sequence bigint primary key,
    account_id uuid not null,
    client_order_id text not null,
    order_number bigint not null,
    leg text not null,
    symbol text not null,
    side text not null,
    price numeric(28, 12) not null check (price > 0),
    quantity numeric(28, 12) not null check (quantity > 0),
    notional numeric(20, 8) not null,
    fee numeric(20, 8) not null,
    fee_asset text not null,
    liquidity text not null,
    slippage_bps integer not null,
    at timestamptz not null,
    market_time timestamptz not null,
    foreign key (account_id, client_order_id) references venue_order
);
create index venue_execution_by_account on venue_execution (account_id, sequence);
create index venue_execution_by_order on venue_execution (account_id, client_order_id);

-- Changes of a balance that are no executions; balance = sum of adjustments and executions (R6).
create table venue_adjustment (
    sequence bigint primary key,
    account_id uuid not null references venue_account,
    reason text not null,
    asset text not null,
    amount numeric(28, 12) not null,
    at timestamptz not null
);
create index venue_adjustment_by_account on venue_adjustment (account_id, sequence);

-- Where the replay stands and what is left of the shown offer, per symbol (C-56).
create table replay_cursor (
    symbol text primary key,
    bar integer not null,
    step integer not null,
    lap integer not null,
    price_factor numeric not null,
    bid numeric(28, 12) not null,
    ask numeric(28, 12) not null,
    bid_size numeric(28, 12) not null,
    ask_size numeric(28, 12) not null,
    bar_volume numeric(28, 12) not null,
    market_time timestamptz not null,
    quote_sequence bigint not null
);

grant select, insert, update on venue_account, venue_balance, venue_order, replay_cursor to ${app};
grant select, update on venue_state to ${app};
-- history is written once
grant select, insert on venue_execution, venue_adjustment to ${app};
