-- how many of the seen bars were history when the computation was warmed up, and when the last one was seen, by our clock
alter table strategy_run add column history_bars int not null default 0;
alter table strategy_run add column last_seen_at timestamptz;
