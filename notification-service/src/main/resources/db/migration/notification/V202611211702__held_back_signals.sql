-- when a strategy's user was last told that a filter held a signal back, and how many were held back since
create table held_back_signals (
    user_id     uuid        not null,
    strategy_id uuid        not null,
    told_at     timestamptz not null,
    since_then  int         not null default 0,
    primary key (user_id, strategy_id)
);

alter table held_back_signals enable row level security;
alter table held_back_signals force row level security;
create policy tenant on held_back_signals to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update, delete on held_back_signals to ${app};
