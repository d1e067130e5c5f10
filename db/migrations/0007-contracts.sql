-- Contracts in full: what an offer grants, what a subscription agreed and from which day, whom it names.
-- What was there is kept where it was: `subscription.product_id` and `offer_id` go on being written for the version before.

-- Offers -------------------------------------------------------------------------------------------------------------

alter table offer
  add column source text,
  add column channels text[] not null default '{portal}'
    constraint offer_channels_known check (channels <@ array['portal', 'email', 'phone'] and cardinality(channels) > 0),
  add column named_contacts integer constraint offer_named_contacts_count check (named_contacts > 0),
  add column included text[] not null default '{installation_help,usage_help,diagnosis,maintenance_programme}',
  add column add_ons text[],
  add column tickets_per_year integer constraint offer_tickets_count check (tickets_per_year > 0),
  add column created_at timestamptz;

-- The desk's own numbers are for contracts that agreed on them: what an offer would show is not the portal's to read.
revoke select on offer from permanence_portal;
grant select (id, name) on offer to permanence_portal;

create table offer_service_level (
  offer_id uuid not null constraint offer_service_level_offer_fk references offer,
  severity smallint not null constraint offer_service_level_severity_known check (severity between 1 and 4),
  clock text not null constraint offer_service_level_clock_known
    check (clock in ('response', 'workaround', 'resolution', 'restoration', 'next_response')),
  amount integer not null constraint offer_service_level_counts check (amount > 0),
  unit text not null constraint offer_service_level_unit_known check (unit in ('minutes', 'hours', 'business_days')),
  hours text not null constraint offer_service_level_hours_known check (hours in ('business_hours', '24x5', '24x7')),
  primary key (offer_id, severity, clock)
);

-- What the offers of a database that is already there grant: those of the first vendor, by their names.
update offer set channels = '{portal,email,phone}' where phone is not null;
update offer set channels = '{portal,email}' where phone is null;
update offer set source = 'MSA-2017b, App. 1 §3.6' where name in ('Standard', 'Premium');
update offer set source = 'MSA-2015, §3.6' where name = 'Basic (2015)';
update offer set source = 'MSA-2013, §4' where name in ('Standard (2013)', 'Premium (2013)');
update offer set named_contacts = case when name = 'Basic (2015)' then 1 when name like 'Standard%' then 3 else 5 end
  where source is not null;

insert into offer_service_level (offer_id, severity, clock, amount, unit, hours)
  select o.id, l.severity, 'response', l.amount, l.unit, l.hours
  from offer o join (values
    ('Standard', 1, 1, 'hours', 'business_hours'),
    ('Standard', 2, 4, 'hours', 'business_hours'),
    ('Standard', 3, 2, 'business_days', 'business_hours'),
    ('Standard', 4, 3, 'business_days', 'business_hours'),
    ('Premium', 1, 1, 'hours', '24x7'),
    ('Premium', 2, 4, 'hours', '24x7'),
    ('Premium', 3, 1, 'business_days', 'business_hours'),
    ('Premium', 4, 2, 'business_days', 'business_hours'),
    ('Basic (2015)', 3, 2, 'business_days', 'business_hours'),
    ('Basic (2015)', 4, 3, 'business_days', 'business_hours'),
    ('Standard (2013)', 1, 4, 'hours', 'business_hours'),
    ('Standard (2013)', 2, 1, 'business_days', 'business_hours'),
    ('Standard (2013)', 3, 2, 'business_days', 'business_hours'),
    ('Standard (2013)', 4, 3, 'business_days', 'business_hours'),
    ('Premium (2013)', 1, 1, 'hours', '24x7'),
    ('Premium (2013)', 2, 4, 'hours', 'business_hours'),
    ('Premium (2013)', 3, 2, 'business_days', 'business_hours'),
    ('Premium (2013)', 4, 3, 'business_days', 'business_hours')
  ) as l (offer, severity, amount, unit, hours) on l.offer = o.name;

-- Subscriptions ------------------------------------------------------------------------------------------------------

alter table subscription
  add column zone text not null default 'UTC',
  add column ended_early_on date,
  add column covered_until date generated always as (coalesce(ended_early_on, ends_on)) stored,
  add column renewal_of uuid constraint subscription_renewal_fk references subscription,
  add column version integer not null default 1 constraint subscription_version_counts check (version > 0),
  add constraint subscription_not_own_partner check (partner_id <> organisation_id),
  add constraint subscription_ended_within check (ended_early_on >= starts_on and ended_early_on < ends_on);
-- the console's lists: of one organisation, and of those that end soon
create index subscription_covered_idx on subscription (covered_until, id);
create index subscription_list_idx on subscription (organisation_id, covered_until desc, id desc);
create index subscription_offer_idx on subscription (offer_id);
-- a contract is followed by one other at most
create unique index subscription_renewal_key on subscription (renewal_of) where renewal_of is not null;

create table subscription_product (
  subscription_id uuid not null constraint subscription_product_subscription_fk references subscription,
  product_id uuid not null constraint subscription_product_product_fk references product,
  primary key (subscription_id, product_id)
);
create index subscription_product_product_idx on subscription_product (product_id);
insert into subscription_product (subscription_id, product_id) select id, product_id from subscription;

create table subscription_terms (
  subscription_id uuid not null constraint subscription_terms_subscription_fk references subscription,
  version integer not null constraint subscription_terms_version_counts check (version > 0),
  offer_id uuid not null constraint subscription_terms_offer_fk references offer,
  from_day date not null,
  terms jsonb not null constraint subscription_terms_whole check (
    jsonb_typeof(terms) = 'object' and terms ?& array['offer', 'channels', 'phone', 'namedContacts', 'included',
      'serviceLevels', 'addOns', 'ticketsPerYear', 'appliesWorkarounds', 'escalationPoints', 'extras']
  ),
  agreed_at timestamptz not null,
  agent_id uuid constraint subscription_terms_agent_fk references agent,
  why text not null,
  primary key (subscription_id, version)
);
create index subscription_terms_offer_idx on subscription_terms (offer_id);

-- Nobody was named in them so far: they limit nobody until they are amended.
insert into subscription_terms (subscription_id, version, offer_id, from_day, terms, agreed_at, why)
  select s.id, 1, o.id, s.starts_on, jsonb_build_object(
      'offer', o.name, 'channels', to_jsonb(o.channels), 'phone', o.phone, 'namedContacts', null,
      'included', to_jsonb(o.included), 'addOns', null, 'ticketsPerYear', null, 'appliesWorkarounds', 'beneficiary',
      'escalationPoints', '[]'::jsonb, 'extras', '[]'::jsonb,
      'serviceLevels', coalesce((
        select jsonb_agg(jsonb_build_object('severity', l.severity, 'clock', l.clock, 'amount', l.amount,
          'unit', l.unit, 'hours', l.hours) order by l.severity, l.clock)
        from offer_service_level l where l.offer_id = o.id), '[]')
    ), s.starts_on::timestamp at time zone 'UTC', ''
  from subscription s join offer o on o.id = s.offer_id;

-- Terms are what tickets stand on: once agreed they are not rewritten. Others come after them.
create trigger subscription_terms_is_append_only before update or delete on subscription_terms
  for each row execute function refuse_change();
create trigger subscription_terms_is_not_emptied before truncate on subscription_terms
  for each statement execute function refuse_change();

create table named_contact (
  subscription_id uuid not null constraint named_contact_subscription_fk references subscription,
  contact_id uuid not null constraint named_contact_contact_fk references contact,
  since timestamptz not null,
  until timestamptz,
  primary key (subscription_id, contact_id, since),
  constraint named_contact_lasts check (until >= since)
);
create unique index named_contact_present_key on named_contact (subscription_id, contact_id) where until is null;
create index named_contact_contact_idx on named_contact (contact_id);

-- Who changed a contract and when: one row for each version of its row, which `If-Match` names.
create table subscription_change (
  subscription_id uuid not null constraint subscription_change_subscription_fk references subscription,
  version integer not null constraint subscription_change_version_counts check (version > 0),
  at timestamptz not null,
  kind text not null constraint subscription_change_kind_known
    check (kind in ('created', 'amended', 'renewed', 'ended', 'named_contacts')),
  agent_id uuid constraint subscription_change_agent_fk references agent,
  contact_id uuid constraint subscription_change_contact_fk references contact,
  why text not null,
  primary key (subscription_id, version),
  constraint subscription_change_has_one_author check (num_nonnulls(agent_id, contact_id) <= 1)
);

-- A ticket keeps the terms in force at its filing.
alter table ticket
  add column terms_version integer,
  add constraint ticket_terms_fk foreign key (subscription_id, terms_version)
    references subscription_terms (subscription_id, version);
grant select (terms_version) on ticket to permanence_portal;

-- Who may do what ----------------------------------------------------------------------------------------------------

grant select, insert, update, delete on offer_service_level, subscription_product to permanence_desk;
grant select, insert on subscription_terms, subscription_change to permanence_desk;
grant select, insert, update (until) on named_contact to permanence_desk;
-- Why a term was agreed, and by whom, is the desk's own.
grant select (subscription_id, version, from_day, terms, agreed_at) on subscription_terms to permanence_portal;
grant select on subscription_product, named_contact to permanence_portal;

do $$
declare
  scoped text;
begin
  foreach scoped in array array['subscription_product', 'subscription_terms', 'named_contact', 'subscription_change'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('alter table %I force row level security', scoped);
    execute format('create policy desk_works on %I to permanence_desk using (true) with check (true)', scoped);
    execute format('create policy owner_migrates on %I to permanence_owner using (true) with check (true)', scoped);
  end loop;
  foreach scoped in array array['subscription_product', 'subscription_terms', 'named_contact'] loop
    -- The subscription's own policy decides: the beneficiary's people, and those of the partner that it goes through.
    execute format('create policy portal_sees on %I for select to permanence_portal using (
      exists (select from subscription where subscription.id = subscription_id))', scoped);
  end loop;
end $$;

comment on table offer is 'What a subscription of that name grants when it is agreed; contracts copy it, and later changes of it reach none.';
comment on column offer.source is 'Where the figures come from, if they were taken from a template.';
comment on column offer.phone is 'Only where the channels hold phone.';
comment on column offer.named_contacts is 'How many contacts a contract may name; null where it is not limited.';
comment on column offer.add_ons is 'Add-ons that the offer reaches; null: every one that the catalogue calls supported.';
comment on column offer.tickets_per_year is 'Null where the offer does not count them.';
comment on table offer_service_level is 'A target of an offer: a severity, what is timed, how much of it and by which hours.';
comment on table subscription is 'The contract of a beneficiary, from its first day to the day after its last.';
comment on column subscription.product_id is 'The first of its products, for the version before; all are in subscription_product.';
comment on column subscription.offer_id is 'The offer that was agreed last, for the version before; subscription_terms says which held when.';
comment on column subscription.zone is 'IANA zone in which the contract counts its days.';
comment on column subscription.ended_early_on is 'The first day that is not covered any more where it ended before ends_on.';
comment on column subscription.covered_until is 'The first day that is not covered any more, however it ended.';
comment on column subscription.renewal_of is 'The contract that this one follows.';
comment on column subscription.version is 'Counts its changes; If-Match names it.';
comment on table subscription_product is 'The products that a contract covers.';
comment on table subscription_terms is 'What a contract says from a day on: versions in the order in which they were agreed, never rewritten.';
comment on column subscription_terms.terms is 'As core/contracts/terms.ts names them, but for the zone, which is the contract''s.';
comment on column subscription_terms.agent_id is 'Who wrote it down; null for what was there before there were versions.';
comment on table named_contact is 'From when until when a contact was one of those whom a contract names.';
comment on column named_contact.until is 'Null while it lasts.';
comment on table subscription_change is 'Who changed a contract, when and why: one row for each version of it.';
comment on column ticket.terms_version is 'With subscription_id the terms in force at the filing, which the ticket keeps to its end.';
