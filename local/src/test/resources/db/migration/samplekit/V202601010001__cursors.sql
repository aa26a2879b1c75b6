create table cursor_position (name text primary key, position bigint not null);
grant select, insert, update on cursor_position to ${app}, ${worker};
