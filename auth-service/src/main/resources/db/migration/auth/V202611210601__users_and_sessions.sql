create table app_user (
    user_id       uuid         not null primary key,
    email         varchar(255) not null unique,
    username      varchar(100) not null unique,
    password_hash varchar(255) not null,
    role          text         not null check (role in ('viewer', 'trader', 'manager', 'admin')),
    is_active     boolean      not null default true,
    token_epoch   bigint       not null default 1,
    created_at    timestamptz  not null,
    last_login    timestamptz,
    version       bigint       not null default 1
);
alter table app_user enable row level security;
alter table app_user force row level security;
create policy tenant on app_user to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- log-in looks a user up before it knows who it is; administrators list users
create policy worker_reads on app_user for select to ${worker} using (true);
grant select, insert, update on app_user to ${app};
grant select on app_user to ${worker};

create table user_session (
    user_id           uuid         not null references app_user (user_id),
    session_id        uuid         not null,
    token_id          uuid         not null,
    token_issued_at   timestamptz  not null,
    expires_at        timestamptz  not null,
    previous_token_id uuid,
    rotated_at        timestamptz,
    web_id_hash       text unique,
    created_at        timestamptz  not null,
    ip                varchar(45),
    user_agent        varchar(500),
    ended_at          timestamptz,
    end_reason        text,
    primary key (user_id, session_id)
);
alter table user_session enable row level security;
alter table user_session force row level security;
create policy tenant on user_session to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- a browser's session is found by the hash of its id, before the user is known
create policy worker_reads on user_session for select to ${worker} using (true);
grant select, insert, update on user_session to ${app};
grant select on user_session to ${worker};

-- What the other services must refuse from now on. Numbered under the head's row lock, so that a reader who knows
-- number n has seen all below it.
create table revocation (
    sequence   bigint      not null primary key,
    user_id    uuid        not null,
    token_id   uuid,
    epoch      bigint,
    at         timestamptz not null,
    check (num_nonnulls(token_id, epoch) = 1)
);
create table revocation_head (
    only_row boolean not null primary key default true check (only_row),
    sequence bigint  not null
);
insert into revocation_head (sequence) values (0);
alter table revocation enable row level security;
alter table revocation force row level security;
create policy tenant_writes on revocation for insert to ${app}
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy worker_reads on revocation for select to ${worker} using (true);
create policy worker_prunes on revocation for delete to ${worker} using (true);
grant insert on revocation to ${app};
grant select, delete on revocation to ${worker};
grant select, update on revocation_head to ${app};
grant select on revocation_head to ${worker};

create table signing_key (
    key_id     text        not null primary key,
    modulus    text        not null,
    exponent   text        not null,
    created_at timestamptz not null,
    retired_at timestamptz
);
grant select, insert, update on signing_key to ${app};
grant select on signing_key to ${worker};
