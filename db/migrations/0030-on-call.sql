-- Who is on call: the rotation by versions that are never rewritten, and what departs from it.
create table on_call_roster (
  version integer primary key constraint on_call_roster_version_counts check (version > 0),
  written_at timestamptz not null,
  agent_id uuid not null constraint on_call_roster_agent_fk references agent,
  why text not null,
  definition jsonb not null constraint on_call_roster_whole check (
    jsonb_typeof(definition) = 'object' and definition ?& array['agents', 'zone', 'startsOn', 'minute', 'weeks'])
);
create trigger on_call_roster_is_append_only before update or delete on on_call_roster
  for each row execute function refuse_change();
create trigger on_call_roster_is_not_emptied before truncate on on_call_roster
  for each statement execute function refuse_change();
grant select, insert on on_call_roster to permanence_desk;

comment on table on_call_roster is 'Who is on call in turn: each version as it was written.';
comment on column on_call_roster.definition is 'Agents in their order, zone, day and minute of the first hand-over, and how many weeks a turn is.';

create table on_call_exception (
  id uuid primary key,
  agent_id uuid not null constraint on_call_exception_agent_fk references agent,
  covered_by uuid constraint on_call_exception_covered_fk references agent,
  from_at timestamptz not null,
  to_at timestamptz not null,
  why text not null,
  made_at timestamptz not null,
  made_by uuid not null constraint on_call_exception_made_fk references agent,
  taken_back_at timestamptz,
  taken_back_by uuid constraint on_call_exception_taken_fk references agent,
  constraint on_call_exception_lasts check (from_at < to_at),
  constraint on_call_exception_is_anothers check (covered_by is distinct from agent_id),
  constraint on_call_exception_is_taken_back_by_someone check ((taken_back_at is null) = (taken_back_by is null))
);
create index on_call_exception_to_idx on on_call_exception (to_at);
create index on_call_exception_agent_idx on on_call_exception (agent_id);
create index on_call_exception_covered_idx on on_call_exception (covered_by);
grant select, insert, update (taken_back_at, taken_back_by) on on_call_exception to permanence_desk;

comment on table on_call_exception is 'Swaps and absences: when another serves, or an agent is not there.';
comment on column on_call_exception.covered_by is 'Who serves instead, in a swap; null for an absence.';
comment on column on_call_exception.taken_back_at is 'From then on it holds no more; what it was until then stays.';

-- Tickets that call whoever is on duty: one alert at a time for each, passed on until somebody acknowledges it.
create table on_call_alert (
  id uuid primary key,
  ticket_id uuid not null constraint on_call_alert_ticket_fk references ticket,
  number integer not null constraint on_call_alert_number_counts check (number > 0),
  ground text not null constraint on_call_alert_ground_known check (ground in ('filed', 'severity', 'escalated')),
  because_sequence integer not null,
  opened_at timestamptz not null,
  round integer not null,
  step integer not null,
  due_at timestamptz,
  managers_told_at timestamptz,
  acknowledged_by uuid constraint on_call_alert_acknowledged_fk references agent,
  how text constraint on_call_alert_how_known check (how in ('acknowledged', 'taken', 'answered')),
  ended_at timestamptz,
  constraint on_call_alert_number_key unique (ticket_id, number),
  constraint on_call_alert_because_key unique (ticket_id, because_sequence),
  constraint on_call_alert_acknowledged_is_over check (acknowledged_by is null or ended_at is not null),
  constraint on_call_alert_acknowledged_somehow check ((acknowledged_by is null) = (how is null))
);
create unique index on_call_alert_open_key on on_call_alert (ticket_id) where ended_at is null;
create index on_call_alert_acknowledged_idx on on_call_alert (acknowledged_by);
grant select, insert, update (round, step, due_at, managers_told_at, acknowledged_by, how, ended_at) on on_call_alert
  to permanence_desk;

comment on table on_call_alert is 'What called whoever is on duty, and how far it went; what happened in words is in the internal history.';
comment on column on_call_alert.because_sequence is 'The public event that called: no event calls twice.';
comment on column on_call_alert.step is 'How many were called so far.';
comment on column on_call_alert.due_at is 'When it passes to the next; null once nobody is called any more.';

create table on_call_call (
  alert_id uuid not null constraint on_call_call_alert_fk references on_call_alert,
  step integer not null,
  round integer not null,
  agent_id uuid not null constraint on_call_call_agent_fk references agent,
  called_at timestamptz not null,
  constraint on_call_call_pk primary key (alert_id, step)
);
create index on_call_call_agent_idx on on_call_call (agent_id, alert_id);
grant select, insert on on_call_call to permanence_desk;

comment on table on_call_call is 'Whom each alert called, in the order of the calls.';

-- Beside the row that commands lock, so that none of them asks for it apart; nothing of it is the portal's to read.
alter table ticket add column alert_id uuid constraint ticket_alert_fk references on_call_alert;
create index ticket_alert_idx on ticket (alert_id) where alert_id is not null;
comment on column ticket.alert_id is 'The alert that is open; null while nobody is called.';
