-- Signals, the trace of what became of them, and where their groups stand.

create table signal (
    user_id               uuid           not null,
    id                    uuid           not null,
    -- no foreign key: its share lock on the hook's row would make all alerts of a hook write that row (P6)
    hook_id               uuid           not null,
    account_id            uuid           not null,
    exchange              text           not null,
    symbol                text           not null,
    timeframe_seconds     int            not null,
    candle_id             bigint         not null,
    classification        text           not null,
    side                  text           not null,
    entry_price           numeric(28,12),
    dedupe_key            text           not null,
    is_valid              boolean        not null,
    configuration_id      uuid           not null,
    configuration_version int            not null,
    payload               text           not null,
    story                 jsonb          not null,
    signal_at             timestamptz    not null,
    received_at           timestamptz    not null,
    deliveries            int            not null default 1,
    outcome               text           not null,
    outcome_code          text,
    outcome_text          text           not null,
    group_id              uuid,
    primary key (user_id, id)
);
-- D-10, R8: a signal counts once, for ever; user_id in front, so that an error never tells of foreign rows (S1)
create unique index signal_counts_once on signal (user_id, hook_id, dedupe_key);
create index signal_group on signal (user_id, group_id) where group_id is not null;

create table signal_trace (
    user_id   uuid        not null,
    signal_id uuid        not null,
    event_id  uuid        not null,
    ordinal   int         not null,
    at        timestamptz not null,
    rank      int         not null,
    step      text        not null,
    title     text        not null,
    text      text        not null,
    passed    boolean,
    figures   jsonb       not null,
    primary key (user_id, signal_id, event_id, ordinal)
);

create table group_standing (
    user_id      uuid        not null,
    group_id     uuid        not null,
    state        text        not null,
    close_reason text,
    version      bigint      not null,
    at           timestamptz not null,
    primary key (user_id, group_id)
);

alter table signal enable row level security;
alter table signal force row level security;
create policy tenant on signal for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on signal to ${app};
-- what was received never changes; only what became of it does
grant update (deliveries, outcome, outcome_code, outcome_text, group_id) on signal to ${app};

alter table signal_trace enable row level security;
alter table signal_trace force row level security;
create policy tenant on signal_trace for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert on signal_trace to ${app};

alter table group_standing enable row level security;
alter table group_standing force row level security;
create policy tenant on group_standing for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update on group_standing to ${app};
