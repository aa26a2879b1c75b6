-- Backtests as jobs: what was asked for, its pieces of work as a queue, and results in compressed pieces.

create table backtest_job (
    user_id    uuid        not null,
    id         uuid        not null,
    kind       text        not null,
    name       text        not null,
    state      text        not null,
    -- all that a worker needs; never changes, so that every piece of a job is computed from the same
    plan       jsonb       not null,
    sets       bigint      not null,
    bars       bigint      not null,
    work       bigint      not null,
    figures    jsonb,
    score      double precision,
    verdict    text,
    failure    text,
    created_at timestamptz not null,
    claimed_at timestamptz,
    started_at timestamptz,
    ended_at   timestamptz,
    primary key (user_id, id)
);
create index backtest_job_newest on backtest_job (user_id, created_at desc);

-- rows live as long as the job is unfinished
create table backtest_chunk (
    user_id     uuid   not null,
    job_id      uuid   not null,
    number      int    not null,
    first_set   bigint not null,
    sets        bigint not null,
    work        bigint not null,
    done        bigint not null default 0,
    state       text   not null default 'READY',
    attempts    int    not null default 0,
    claim_id    uuid,
    worker      text,
    lease_until timestamptz,
    primary key (user_id, job_id, number),
    foreign key (user_id, job_id) references backtest_job (user_id, id) on delete cascade
);

create table backtest_piece (
    user_id uuid  not null,
    job_id  uuid  not null,
    kind    text  not null,
    number  int   not null,
    items   int   not null,
    body    bytea not null,
    primary key (user_id, job_id, kind, number),
    foreign key (user_id, job_id) references backtest_job (user_id, id) on delete cascade
);
-- compressed already
alter table backtest_piece alter column body set storage external;

alter table backtest_job enable row level security;
alter table backtest_job force row level security;
create policy tenant on backtest_job for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, delete on backtest_job to ${app};
grant update (state, bars, figures, score, verdict, failure, started_at, ended_at) on backtest_job to ${app};
-- the queue is one for all users: whose turn it is, and whose work stopped a worker again and again
create policy worker_reads on backtest_job for select to ${worker} using (true);
create policy worker_claims on backtest_job for update to ${worker} using (true) with check (true);
grant select on backtest_job to ${worker};
grant update (state, failure, claimed_at, started_at, ended_at) on backtest_job to ${worker};

alter table backtest_chunk enable row level security;
alter table backtest_chunk force row level security;
create policy tenant on backtest_chunk for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, delete on backtest_chunk to ${app};
grant update (done, state, claim_id, lease_until) on backtest_chunk to ${app};
create policy worker_claims on backtest_chunk for all to ${worker} using (true) with check (true);
grant select, delete on backtest_chunk to ${worker};
grant update (done, state, attempts, claim_id, worker, lease_until) on backtest_chunk to ${worker};

alter table backtest_piece enable row level security;
alter table backtest_piece force row level security;
create policy tenant on backtest_piece for all to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update, delete on backtest_piece to ${app};
