-- What is escalated, for the queue of it and for telling managers which nobody acknowledged in time. Both are the fold's.
alter table ticket
  add column escalated_at timestamptz,
  add column acknowledged_at timestamptz,
  add constraint ticket_acknowledges_what_is_escalated check (acknowledged_at is null or escalated_at is not null),
  add constraint ticket_closed_is_not_escalated check (state <> 'closed' or escalated_at is null);
grant select (escalated_at, acknowledged_at) on ticket to permanence_portal;
create index ticket_queue_escalated_idx on ticket (severity, waiting_since, id) where escalated_at is not null;
create index ticket_unacknowledged_idx on ticket (escalated_at, id) where escalated_at is not null and acknowledged_at is null;

comment on column ticket.escalated_at is 'When its open escalation was raised; null where none is open.';
comment on column ticket.acknowledged_at is 'When a manager acknowledged its open escalation.';

-- That managers were told that nobody had acknowledged an escalation in time: once for each.
create table late_acknowledgement (
  ticket_id uuid not null constraint late_acknowledgement_ticket_fk references ticket,
  escalated_at timestamptz not null,
  told_at timestamptz not null,
  constraint late_acknowledgement_pk primary key (ticket_id, escalated_at)
);
create index late_acknowledgement_told_idx on late_acknowledgement (told_at);
grant select, insert on late_acknowledgement to permanence_desk;

comment on table late_acknowledgement is 'Escalations whose acknowledgement was late, and when the managers were told; see server/acknowledgements.';
