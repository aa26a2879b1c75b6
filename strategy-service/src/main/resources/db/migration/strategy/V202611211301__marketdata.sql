-- Price history: the catalogue of series, imports, and the newest live candles that are not in a file yet.

-- belongs to nobody: shipped samples and live candles, the same for all users
create table shared_candle_series (
    id              uuid        primary key,
    name            text        not null,
    venue           text        not null,
    symbol          text        not null,
    timeframe       text        not null,
    calendar        text        not null,
    hash            text        not null,
    from_second     bigint      not null,
    to_second       bigint      not null,
    bars            bigint      not null,
    price_decimals  integer     not null,
    volume_decimals integer     not null,
    source          text        not null,
    is_adjusted     boolean     not null,
    is_live         boolean     not null,
    quality         jsonb,
    created_at      timestamptz not null,
    unique (venue, symbol, timeframe, source)
);

create table candle_series (
    user_id         uuid        not null,
    id              uuid        not null,
    name            text        not null,
    venue           text        not null,
    symbol          text        not null,
    timeframe       text        not null,
    calendar        text        not null,
    hash            text        not null,
    from_second     bigint      not null,
    to_second       bigint      not null,
    bars            bigint      not null,
    price_decimals  integer     not null,
    volume_decimals integer     not null,
    source          text        not null,
    is_adjusted     boolean     not null,
    quality         jsonb       not null,
    created_at      timestamptz not null,
    primary key (user_id, id)
);
create index candle_series_symbol on candle_series (user_id, symbol, venue);

-- a job: the uploaded file lies in the store's folder until it is over
create table candle_import (
    user_id     uuid             not null,
    id          uuid             not null,
    name        text             not null,
    file        text             not null,
    venue       text             not null,
    symbol      text             not null,
    options     jsonb            not null,
    state       text             not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    progress    double precision not null,
    bytes       bigint           not null,
    series_id   uuid,
    code        text,
    detail      text,
    quality     jsonb,
    created_at  timestamptz      not null,
    finished_at timestamptz,
    primary key (user_id, id)
);
create index candle_import_waiting on candle_import (created_at) where state in ('QUEUED', 'RUNNING');
create index candle_import_newest on candle_import (user_id, created_at desc);

-- closed one-minute candles that are not in a file yet
create table live_candle (
    venue    text           not null,
    symbol   text           not null,
    opens_at bigint         not null,
    open     numeric(28,12) not null,
    high     numeric(28,12) not null,
    low      numeric(28,12) not null,
    close    numeric(28,12) not null,
    volume   numeric(28,12) not null,
    primary key (venue, symbol, opens_at)
);

alter table candle_series enable row level security;
alter table candle_series force row level security;
create policy tenant on candle_series for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update, delete on candle_series to ${app};

alter table candle_import enable row level security;
alter table candle_import force row level security;
create policy tenant on candle_import for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update, delete on candle_import to ${app};

-- the job finds the next waiting import of whoever it is, and nothing else about it (C-38)
create policy waiting on candle_import for select to ${worker} using (state in ('QUEUED', 'RUNNING'));
grant select (user_id, id, state, created_at) on candle_import to ${worker};
-- which files are still named by a series
create policy named on candle_series for select to ${worker} using (true);
grant select (hash) on candle_series to ${worker};
grant select (hash) on shared_candle_series to ${worker};

grant select, insert, update, delete on shared_candle_series to ${app};
grant select, insert, delete on live_candle to ${app};
