-- Offers are edited and withdrawn: what each said and when, who changed it and why. Contracts keep what they copied.
alter table offer
  add column version integer not null default 1 constraint offer_version_counts check (version > 0),
  add column withdrawn_at timestamptz;

create table offer_change (
  offer_id uuid not null constraint offer_change_offer_fk references offer,
  version integer not null constraint offer_change_version_counts check (version > 0),
  at timestamptz not null,
  kind text not null constraint offer_change_kind_known
    check (kind in ('created', 'changed', 'withdrawn', 'offered_again')),
  agent_id uuid constraint offer_change_agent_fk references agent,
  why text not null,
  source text,
  terms jsonb not null constraint offer_change_terms_whole check (
    jsonb_typeof(terms) = 'object' and terms ?& array['channels', 'phone', 'namedContacts', 'included',
      'serviceLevels', 'addOns', 'ticketsPerYear']),
  primary key (offer_id, version)
);
create trigger offer_change_is_append_only before update or delete on offer_change
  for each row execute function refuse_change();
create trigger offer_change_is_not_emptied before truncate on offer_change
  for each statement execute function refuse_change();

insert into offer_change (offer_id, version, at, kind, why, source, terms)
  select o.id, 1, o.created_at, 'created', '', o.source, jsonb_build_object(
    'channels', to_jsonb(o.channels), 'phone', o.phone, 'namedContacts', o.named_contacts,
    'included', to_jsonb(o.included), 'addOns', to_jsonb(o.add_ons), 'ticketsPerYear', o.tickets_per_year,
    'serviceLevels', coalesce((select jsonb_agg(jsonb_build_object('severity', l.severity, 'clock', l.clock,
        'amount', l.amount, 'unit', l.unit, 'hours', l.hours) order by l.severity, l.clock)
      from offer_service_level l where l.offer_id = o.id), '[]'))
  from offer o;

grant select, insert on offer_change to permanence_desk;

comment on column offer.version is 'What If-Match names; offer_change has one row for each.';
comment on column offer.withdrawn_at is 'Since when no new contract is made under it; null while it is offered.';
comment on table offer_change is 'What an offer said from then on, who made it so, and why: one row for each version of it.';
comment on column offer_change.agent_id is 'Null for what was there before changes were noted, and for the demo.';
