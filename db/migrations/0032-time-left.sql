-- What is left of the target by which a ticket has its place, told so that it holds until something happens to the ticket.
-- Of a clock that runs, `mark` is the service time of its calendar since 2020 at which nothing is left; so what is left at
-- any moment is `mark` less the calendar's service time until then, which is one number for every ticket that counts by it.
alter table ticket_due
  drop constraint ticket_due_names_its_clock,
  add column offer_id uuid constraint ticket_due_offer_fk references offer,
  add column hours text,
  add column calendar_version integer,
  add column amount integer,
  add column unit text constraint ticket_due_unit_known check (unit in ('minutes', 'hours', 'business_days')),
  add column length bigint constraint ticket_due_target_is_long check (length > 0),
  add column standing boolean,
  add column mark bigint,
  add column holds_until timestamptz,
  add constraint ticket_due_is_of_a_clock check (clock is not null or (due_at is null and mark is null)),
  add constraint ticket_due_tells_what_is_left_whole
    check (num_nulls(hours, calendar_version, amount, unit, length, standing, mark) in (0, 7)),
  add constraint ticket_due_calendar_fk foreign key (hours, calendar_version) references service_calendar (hours, version);

create index ticket_queue_left_idx on ticket_due (hours, calendar_version, mark, ticket_id) where not standing;
create index ticket_queue_standing_idx on ticket_due (mark, ticket_id) where standing;
create index ticket_due_passed_idx on ticket_due (holds_until) where holds_until is not null;
create index ticket_due_offer_idx on ticket_due (offer_id, due_at) where due_at is not null;

-- What was kept before does not tell what is left. Nobody is written to about what is computed anew.
insert into due_job (name, payload, attempts_max)
  select 'keep-every-due', '{"tells": false}', 12 where exists (select from ticket_due);

comment on column ticket_due.due_at is 'Null while it stands and is not past due, and where nothing of the ticket counts.';
comment on column ticket_due.offer_id is 'Under which the terms were agreed that the ticket keeps.';
comment on column ticket_due.hours is 'With calendar_version by which calendar the target counts.';
comment on column ticket_due.amount is 'With unit the target in the words of the contract.';
comment on column ticket_due.length is 'The whole target, in microseconds of service time.';
comment on column ticket_due.mark is 'Microseconds of service time: while it stands what is left; else what the calendar has counted since 2020 when nothing is left.';
comment on column ticket_due.holds_until is 'When an announced window begins or ends, if it does so for this clock: it is then computed anew.';
