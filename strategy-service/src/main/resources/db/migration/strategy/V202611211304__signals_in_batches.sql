-- Alerts of several users that arrive together share a commit (P6): the worker may add signals, and nothing else with them.

create policy worker_adds on signal for insert to ${worker} with check (true);
grant insert on signal to ${worker};
