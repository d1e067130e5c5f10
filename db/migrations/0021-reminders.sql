-- Whom the schedule may have to remind: those who wait for a beneficiary, the longest waiting first.
create index ticket_awaited_idx on ticket (waiting_since, id)
  where waiting_on = 'beneficiary' and state in ('suspended', 'resolved');
