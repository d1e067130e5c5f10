-- What the desk found out by itself began a time for the next response. Dues and timers that were kept by it are computed anew;
-- nobody is written to about that.
insert into due_job (name, payload, attempts_max)
  select 'keep-every-due', '{"tells": false}', 12 where exists (
    select from event e where e.type = 'information-provided' and e.payload -> 'recorded' ->> 'channel' = 'found_by_desk'
  );
