-- A key is published before it signs (S4).
alter table signing_key add column signs_from timestamptz;
update signing_key set signs_from = created_at;
alter table signing_key alter column signs_from set not null;

-- Sessions that are over are forgotten after a while.
create policy worker_prunes on user_session for delete to ${worker} using (true);
grant delete on user_session to ${worker};
