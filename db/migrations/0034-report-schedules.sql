-- Reports that are planned: of what, how often, and to whom.
create table report_schedule (
  id uuid primary key,
  version integer not null default 1 constraint report_schedule_version_counts check (version > 0),
  cadence text not null constraint report_schedule_cadence_known check (cadence in ('monthly', 'quarterly', 'yearly')),
  organisation_id uuid constraint report_schedule_organisation_fk references organisation,
  partner_id uuid constraint report_schedule_partner_fk references organisation,
  product_id uuid constraint report_schedule_product_fk references product,
  subscription_id uuid constraint report_schedule_subscription_fk references subscription,
  contact_id uuid constraint report_schedule_contact_fk references contact,
  next_day date not null,
  paused_at timestamptz,
  removed_at timestamptz,
  constraint report_schedule_has_one_audience check (
    (subscription_id is null) = (contact_id is null)
    and (subscription_id is null or num_nonnulls(organisation_id, partner_id, product_id) = 0)),
  constraint report_schedule_beneficiary_within_a_year check (subscription_id is null or cadence <> 'yearly')
);
create index report_schedule_next_idx on report_schedule (next_day, id) where paused_at is null and removed_at is null;
create index report_schedule_kept_idx on report_schedule (id) where removed_at is null;
create index report_schedule_removed_idx on report_schedule (id) where removed_at is not null;

create table report_schedule_reader (
  schedule_id uuid not null constraint report_schedule_reader_schedule_fk references report_schedule,
  agent_id uuid not null constraint report_schedule_reader_agent_fk references agent,
  constraint report_schedule_reader_pk primary key (schedule_id, agent_id)
);

-- Who planned, changed, paused, resumed and removed it, and when: one row for each version.
create table report_schedule_change (
  schedule_id uuid not null constraint report_schedule_change_schedule_fk references report_schedule,
  version integer not null,
  kind text not null constraint report_schedule_change_kind_known
    check (kind in ('planned', 'changed', 'paused', 'resumed', 'removed')),
  at timestamptz not null,
  agent_id uuid not null constraint report_schedule_change_agent_fk references agent,
  said jsonb not null,
  constraint report_schedule_change_pk primary key (schedule_id, version)
);

-- What was made of it: each period once. The scope is kept, since a plan may be changed and a report be read again.
create table report_schedule_made (
  schedule_id uuid not null constraint report_schedule_made_schedule_fk references report_schedule,
  last_day date not null,
  first_day date not null,
  at timestamptz not null,
  organisation_id uuid constraint report_schedule_made_organisation_fk references organisation,
  partner_id uuid constraint report_schedule_made_partner_fk references organisation,
  product_id uuid constraint report_schedule_made_product_fk references product,
  outcome text not null constraint report_schedule_made_outcome_known
    check (outcome in ('letters', 'ticket', 'no_reader', 'contract_over', 'no_lead')),
  ticket_reference text constraint report_schedule_made_ticket_fk references ticket (reference),
  constraint report_schedule_made_pk primary key (schedule_id, last_day, first_day),
  constraint report_schedule_made_in_order check (first_day <= last_day),
  constraint report_schedule_made_on_a_ticket check ((outcome = 'ticket') = (ticket_reference is not null))
);

grant select, insert, update on report_schedule to permanence_desk;
grant select, insert, delete on report_schedule_reader to permanence_desk;
grant select, insert on report_schedule_change, report_schedule_made to permanence_desk;

comment on table report_schedule is 'Reports that managers planned. Without a contract they go to people of the desk, by letter; else to a lead of its beneficiary, on a ticket.';
comment on column report_schedule.next_day is 'The day after the last one of the period that is made next.';
comment on column report_schedule.contact_id is 'The lead to whom it is delivered.';
comment on table report_schedule_reader is 'To whom of the desk a planned report goes.';
comment on table report_schedule_change is 'Who planned, changed, paused, resumed and removed a planned report: one row for each version.';
comment on column report_schedule_change.said is 'What it said from then on.';
comment on table report_schedule_made is 'The periods for which a planned report was made, and what came of it.';
comment on column report_schedule_made.outcome is 'Letters left, a ticket was filed; or nobody was left to read it, the contract was over, the contact was no lead any more, and whoever planned it was told.';
