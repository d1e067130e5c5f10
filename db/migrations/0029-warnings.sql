-- What the desk was warned of: a target of a ticket that came near its due, or to it. Each is written once, and told once.
create table clock_warning (
  ticket_id uuid not null constraint clock_warning_ticket_fk references ticket,
  clock text not null,
  severity smallint not null,
  target_from timestamptz not null,
  threshold smallint not null constraint clock_warning_is_of_a_share check (threshold between 1 and 100),
  reached_at timestamptz not null,
  told_at timestamptz,
  primary key (ticket_id, clock, target_from, severity, threshold)
);
grant select, insert on clock_warning to permanence_desk;

-- How near a ticket's clocks are, for queues and for the hint that one drifts. Like the due, it can be computed again.
alter table ticket_due
  add column warned smallint,
  add column warned_at timestamptz,
  add constraint ticket_due_was_warned_at_a_time check ((warned is null) = (warned_at is null));

-- A desk that comes from an earlier version has no timers yet. It is not told of what was passed before it kept any.
insert into due_job (name, payload, attempts_max)
  select 'keep-every-due', '{"tells": false}', 12 where exists (select from ticket_due);

comment on table clock_warning is 'Thresholds of targets that were passed, once each. A target is named by its clock, its severity and since when it counts.';
comment on column clock_warning.threshold is 'Share of the target that was used up, in percent; 100 where it was due.';
comment on column clock_warning.reached_at is 'When that much service time was consumed, however much later the program looked.';
comment on column clock_warning.told_at is 'Null where nobody was written to: a higher threshold was passed by then, the clock stood, or nothing was kept before.';
comment on column ticket_due.warned is 'Highest threshold that a clock which runs has passed, in percent; null where none has.';
