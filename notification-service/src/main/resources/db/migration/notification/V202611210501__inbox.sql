create table notification (
    user_id    uuid        not null,
    id         uuid        not null,
    event_id   uuid        not null,
    type       text        not null,
    priority   text        not null check (priority in ('LOW', 'MEDIUM', 'HIGH', 'URGENT')),
    title      text        not null,
    message    text        not null,
    link       text,
    is_read    boolean     not null default false,
    created_at timestamptz not null,
    primary key (user_id, id),
    unique (user_id, event_id)
);

create index notification_newest on notification (user_id, created_at desc, id desc);
create index notification_unread on notification (user_id) where not is_read;

alter table notification enable row level security;
alter table notification force row level security;
create policy tenant on notification to ${app}
    using (user_id = nullif(current_setting('app.user_id', true), '')::uuid)
    with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select, insert, update, delete on notification to ${app};
