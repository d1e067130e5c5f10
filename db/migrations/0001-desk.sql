-- The first house: people, contracts in their smallest form, tickets with their event log, files, doors.
-- Runs as permanence_owner; permanence_desk and permanence_portal exist. Nobody else may do anything.

revoke all on schema public from public;
grant usage on schema public to permanence_desk, permanence_portal;

create extension if not exists pg_trgm;

-- People -------------------------------------------------------------------------------------------------------

create schema auth;
grant usage on schema auth to permanence_desk;

-- Tables of the sign-in library, made here so that one list of migrations tells the whole database.
create table auth.account_user (
  id uuid primary key,
  name text not null,
  email text not null constraint account_user_email_key unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth.session (
  id uuid primary key,
  user_id uuid not null constraint session_user_fk references auth.account_user on delete cascade,
  token text not null constraint session_token_key unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_user_idx on auth.session (user_id);

create table auth.credential (
  id uuid primary key,
  user_id uuid not null constraint credential_user_fk references auth.account_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index credential_user_idx on auth.credential (user_id);

create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier_idx on auth.verification (identifier);

-- Attempts to get in, per account and per address, in windows; old rows are swept.
create table auth.throttle (
  key text primary key,
  attempts integer not null,
  window_ends_at timestamptz not null
);

create table organisation (
  id uuid primary key,
  name text not null constraint organisation_name_said check (length(name) between 1 and 200),
  kind text not null constraint organisation_kind_known check (kind in ('customer', 'partner')),
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index organisation_name_key on organisation (lower(name));
create index organisation_page_idx on organisation (name, id);

create table partnership (
  partner_id uuid not null constraint partnership_partner_fk references organisation,
  customer_id uuid not null constraint partnership_customer_fk references organisation,
  primary key (partner_id, customer_id),
  constraint partnership_not_with_itself check (partner_id <> customer_id)
);
create index partnership_customer_idx on partnership (customer_id);

create table contact (
  id uuid primary key,
  user_id uuid constraint contact_user_key unique constraint contact_user_fk references auth.account_user,
  name text not null,
  email text not null,
  phone text,
  language text not null constraint contact_language_known check (language in ('fr', 'en')),
  time_zone text not null,
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index contact_email_key on contact (lower(email));

create table membership (
  contact_id uuid not null constraint membership_contact_fk references contact,
  organisation_id uuid not null constraint membership_organisation_fk references organisation,
  role text not null constraint membership_role_known check (role in ('contact', 'lead')),
  sees text not null constraint membership_sees_known check (sees in ('all', 'own')),
  primary key (contact_id, organisation_id)
);
create index membership_organisation_idx on membership (organisation_id);

create table agent (
  id uuid primary key,
  user_id uuid constraint agent_user_key unique constraint agent_user_fk references auth.account_user,
  name text not null,
  email text not null,
  level smallint not null constraint agent_level_known check (level in (1, 2)),
  roles text[] not null
    constraint agent_roles_known check (roles <@ array['agent', 'manager', 'administrator'] and cardinality(roles) > 0),
  language text not null constraint agent_language_known check (language in ('fr', 'en')),
  time_zone text not null,
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index agent_email_key on agent (lower(email));

-- One-time links: only the hash of the token is kept.
create table one_time_link (
  token_hash bytea primary key constraint one_time_link_is_sha256 check (length(token_hash) = 32),
  purpose text not null constraint one_time_link_purpose_known check (purpose in ('invitation', 'reset', 'setup')),
  contact_id uuid constraint one_time_link_contact_fk references contact,
  agent_id uuid constraint one_time_link_agent_fk references agent,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_link_is_for_someone check (
    (purpose = 'setup' and contact_id is null and agent_id is null) or
    (purpose <> 'setup' and num_nonnulls(contact_id, agent_id) = 1)
  )
);
create index one_time_link_contact_idx on one_time_link (contact_id);
create index one_time_link_agent_idx on one_time_link (agent_id);

-- Contracts and catalogue, in their smallest form ---------------------------------------------------------------

create table product (
  id uuid primary key,
  name text not null constraint product_name_key unique
);

create table release (
  id uuid primary key,
  product_id uuid not null constraint release_product_fk references product,
  version text not null,
  released_on date not null,
  planned boolean not null default false,
  constraint release_version_key unique (product_id, version)
);

create table offer (
  id uuid primary key,
  name text not null constraint offer_name_key unique,
  phone text
);

create table subscription (
  id uuid primary key,
  organisation_id uuid not null constraint subscription_organisation_fk references organisation,
  partner_id uuid constraint subscription_partner_fk references organisation,
  product_id uuid not null constraint subscription_product_fk references product,
  offer_id uuid not null constraint subscription_offer_fk references offer,
  sku text not null,
  starts_on date not null,
  -- the first day that is not covered any more
  ends_on date not null,
  constraint subscription_lasts check (ends_on > starts_on)
);
create index subscription_organisation_idx on subscription (organisation_id);
create index subscription_partner_idx on subscription (partner_id) where partner_id is not null;

-- Tickets: the row is the fold of the events ---------------------------------------------------------------------

create sequence ticket_number;

create table ticket (
  id uuid primary key,
  reference text not null constraint ticket_reference_key unique,
  organisation_id uuid not null constraint ticket_organisation_fk references organisation,
  partner_id uuid constraint ticket_partner_fk references organisation,
  filer_id uuid not null constraint ticket_filer_fk references contact,
  subscription_id uuid constraint ticket_subscription_fk references subscription,
  channel text not null,
  nature text not null,
  subject text not null,
  declared_severity smallint not null constraint ticket_declared_severity_known check (declared_severity between 1 and 4),
  severity smallint not null constraint ticket_severity_known check (severity between 1 and 4),
  state text not null
    constraint ticket_state_known check (state in ('new', 'open', 'suspended', 'in_progress', 'resolved', 'closed')),
  level smallint not null constraint ticket_level_known check (level in (1, 2)),
  assignee_id uuid constraint ticket_assignee_fk references agent,
  waiting_on text constraint ticket_waiting_known check (waiting_on in ('desk', 'beneficiary')),
  waiting_since timestamptz not null,
  follow_up_of text constraint ticket_follow_up_fk references ticket (reference),
  filed_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  public_sequence integer not null,
  internal_sequence integer not null,
  -- hash of the last event of each chain, so that appending reads nothing else
  public_head bytea not null,
  internal_head bytea not null,
  -- what only the ticket's own page needs: requests, conclusions, attempts, closure
  facts jsonb not null,
  constraint ticket_new_has_no_assignee check ((state = 'new') <= (assignee_id is null)),
  constraint ticket_closed_is_final check ((state = 'closed') = (closed_at is not null)),
  constraint ticket_closed_waits_for_nobody check ((state = 'closed') = (waiting_on is null))
);
-- each queue of the desk, sorted as it is read
create index ticket_queue_unassigned_idx on ticket (severity, waiting_since, id) where state = 'new';
create index ticket_queue_mine_idx on ticket (assignee_id, severity, waiting_since, id) where state <> 'closed';
create index ticket_queue_waiting_idx on ticket (waiting_on, severity, waiting_since, id) where state <> 'closed';
create index ticket_queue_all_idx on ticket (severity, waiting_since, id) where state <> 'closed';
-- the portal's and the console's lists
create index ticket_changed_idx on ticket (changed_at desc, id desc);
create index ticket_organisation_idx on ticket (organisation_id, changed_at desc, id desc);
create index ticket_partner_idx on ticket (partner_id, changed_at desc, id desc) where partner_id is not null;
create index ticket_filer_idx on ticket (filer_id, changed_at desc, id desc);
create index ticket_subject_idx on ticket using gin (subject gin_trgm_ops);
create index ticket_follow_up_idx on ticket (follow_up_of) where follow_up_of is not null;

create table event (
  ticket_id uuid not null constraint event_ticket_fk references ticket deferrable initially deferred,
  chain text not null constraint event_chain_known check (chain in ('public', 'internal')),
  sequence integer not null constraint event_sequence_counts check (sequence > 0),
  at timestamptz not null,
  type text not null,
  actor jsonb not null,
  payload jsonb not null,
  -- name of each erasable text and file, with its salted hash
  hashes jsonb not null,
  previous_hash bytea not null constraint event_previous_is_sha256 check (length(previous_hash) = 32),
  hash bytea not null constraint event_hash_is_sha256 check (length(hash) = 32),
  primary key (ticket_id, chain, sequence)
);

-- Words live beside the events, so that erasing them (text and salt) breaks no chain.
create table event_text (
  ticket_id uuid not null,
  chain text not null,
  sequence integer not null,
  name text not null,
  salt bytea,
  text text,
  primary key (ticket_id, chain, sequence, name),
  constraint event_text_event_fk foreign key (ticket_id, chain, sequence) references event,
  constraint event_text_erased_whole check ((salt is null) = (text is null))
);

create table attachment (
  id uuid primary key,
  uploader_contact_id uuid constraint attachment_contact_fk references contact,
  uploader_agent_id uuid constraint attachment_agent_fk references agent,
  name text not null,
  media_type text not null,
  size bigint not null constraint attachment_size_bound check (size > 0),
  sha256 bytea not null constraint attachment_sha256_is_one check (length(sha256) = 32),
  salt bytea,
  uploaded_at timestamptz not null,
  -- where it was handed in; until then it is its uploader's alone
  ticket_id uuid,
  chain text,
  sequence integer,
  constraint attachment_event_fk foreign key (ticket_id, chain, sequence) references event,
  constraint attachment_handed_in_whole check (num_nonnulls(ticket_id, chain, sequence) in (0, 3)),
  constraint attachment_has_one_uploader check (num_nonnulls(uploader_contact_id, uploader_agent_id) = 1)
);
create index attachment_event_idx on attachment (ticket_id, chain, sequence);
create index attachment_loose_idx on attachment (uploaded_at) where ticket_id is null;

-- The heads of all chains, signed once a day, so that a cut tail shows.
create table signed_heads (
  day date primary key,
  signed_at timestamptz not null,
  heads_hash bytea not null,
  public_key bytea not null,
  signature bytea not null,
  previous_signature bytea
);

create table signed_head (
  day date not null constraint signed_head_day_fk references signed_heads,
  ticket_id uuid not null,
  chain text not null,
  sequence integer not null,
  hash bytea not null,
  primary key (day, ticket_id, chain)
);
create index signed_head_ticket_idx on signed_head (ticket_id);

-- A POST that is sent again answers as it did, and acts once.
create table idempotency (
  actor_id uuid not null,
  key text not null constraint idempotency_key_bound check (length(key) between 1 and 200),
  request_hash bytea not null,
  status smallint,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_old_idx on idempotency (created_at);

-- Append-only, for every role, the owner's own included ------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %: the log is append-only', tg_op, tg_table_name using errcode = 'P0403';
end $$;

create trigger event_is_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_is_not_emptied before truncate on event for each statement execute function refuse_change();
create trigger signed_heads_is_append_only before update or delete on signed_heads for each row execute function refuse_change();
create trigger signed_heads_is_not_emptied before truncate on signed_heads for each statement execute function refuse_change();
create trigger signed_head_is_append_only before update or delete on signed_head for each row execute function refuse_change();
create trigger signed_head_is_not_emptied before truncate on signed_head for each statement execute function refuse_change();

-- A closed ticket has no way out, by any door.
create function refuse_reopening() returns trigger language plpgsql as $$
begin
  raise exception 'ticket % is closed', old.reference using errcode = 'P0409';
end $$;
create trigger ticket_closed_stays_closed before update or delete on ticket for each row
  when (old.state = 'closed') execute function refuse_reopening();

create function refuse_event_after_closing() returns trigger language plpgsql as $$
begin
  if exists (select from ticket where id = new.ticket_id and state = 'closed') then
    raise exception 'ticket % is closed', new.ticket_id using errcode = 'P0409';
  end if;
  return new;
end $$;
create trigger event_not_after_closing before insert on event for each row execute function refuse_event_after_closing();
create trigger event_text_not_after_closing before insert on event_text for each row execute function refuse_event_after_closing();
create trigger attachment_not_after_closing before insert or update of ticket_id, chain, sequence on attachment for each row
  when (new.ticket_id is not null) execute function refuse_event_after_closing();

-- Words may only be erased, never rewritten.
create function refuse_rewording() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.text is null and new.salt is null
     and (new.ticket_id, new.chain, new.sequence, new.name) = (old.ticket_id, old.chain, old.sequence, old.name) then
    return new;
  end if;
  raise exception '% on event_text: words are erased, not rewritten', tg_op using errcode = 'P0403';
end $$;
create trigger event_text_is_only_erased before update or delete on event_text for each row execute function refuse_rewording();
create trigger event_text_is_not_emptied before truncate on event_text for each statement execute function refuse_change();

-- Who may do what ------------------------------------------------------------------------------------------------

grant select, insert, update, delete on
  auth.account_user, auth.session, auth.credential, auth.verification, auth.throttle,
  organisation, partnership, contact, membership, agent, one_time_link,
  product, release, offer, subscription, attachment, idempotency to permanence_desk;
grant select, insert, update on ticket to permanence_desk;
grant select, insert on event, signed_heads, signed_head to permanence_desk;
grant select, insert, update (salt, text) on event_text to permanence_desk;
grant usage on sequence ticket_number to permanence_desk;

-- The portal role reads, for one contact at a time: `set local permanence.contact`. Without it, it sees nothing.

create function portal_contact() returns uuid language sql stable parallel safe
  return nullif(current_setting('permanence.contact', true), '')::uuid;

-- Organisations of the contact who asks; those whose every ticket he or she sees, where `whole`.
create function portal_organisations(whole boolean) returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  begin atomic
    select coalesce(array_agg(m.organisation_id), '{}')
    from membership m
    join contact c on c.id = m.contact_id and c.active
    join organisation o on o.id = m.organisation_id and o.active
    where m.contact_id = portal_contact() and (not whole or m.role = 'lead' or m.sees = 'all');
  end;
revoke all on function portal_organisations(boolean) from public;
grant execute on function portal_organisations(boolean) to permanence_portal;

grant select on organisation, contact, agent, membership, product, release, offer, subscription,
  ticket, event, event_text, attachment to permanence_portal;

alter table ticket enable row level security;
alter table event enable row level security;
alter table event_text enable row level security;
alter table attachment enable row level security;
alter table organisation enable row level security;
alter table contact enable row level security;
alter table membership enable row level security;
alter table agent enable row level security;
alter table subscription enable row level security;
alter table ticket force row level security;
alter table event force row level security;
alter table event_text force row level security;
alter table attachment force row level security;
alter table organisation force row level security;
alter table contact force row level security;
alter table membership force row level security;
alter table agent force row level security;
alter table subscription force row level security;

do $$
declare
  scoped text;
begin
  foreach scoped in array array['ticket', 'event', 'event_text', 'attachment', 'organisation', 'contact', 'membership', 'agent', 'subscription'] loop
    execute format('create policy desk_works on %I to permanence_desk using (true) with check (true)', scoped);
    execute format('create policy owner_migrates on %I to permanence_owner using (true) with check (true)', scoped);
  end loop;
end $$;

-- Organisations whose name the contact may read: the own ones, and those on the other side of a subscription.
create function portal_known_organisations() returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  begin atomic
    with mine as (select unnest(portal_organisations(false)) as id)
    select coalesce(array_agg(known.id), '{}')
    from (
      select id from mine
      union select s.organisation_id from subscription s join mine on s.partner_id = mine.id
      union select s.partner_id from subscription s join mine on s.organisation_id = mine.id where s.partner_id is not null
    ) known;
  end;
revoke all on function portal_known_organisations() from public;
grant execute on function portal_known_organisations() to permanence_portal;

create policy portal_sees on ticket for select to permanence_portal using (
  organisation_id = any ((select portal_organisations(true))::uuid[])
  or partner_id = any ((select portal_organisations(true))::uuid[])
  or (
    filer_id = (select portal_contact())
    and (
      organisation_id = any ((select portal_organisations(false))::uuid[])
      or partner_id = any ((select portal_organisations(false))::uuid[])
    )
  )
);
create policy portal_sees on event for select to permanence_portal using (
  chain = 'public' and exists (select from ticket where ticket.id = ticket_id)
);
create policy portal_sees on event_text for select to permanence_portal using (
  chain = 'public' and exists (select from ticket where ticket.id = ticket_id)
);
create policy portal_sees on attachment for select to permanence_portal using (
  (ticket_id is null and uploader_contact_id = (select portal_contact()))
  or (chain = 'public' and exists (select from ticket where ticket.id = ticket_id))
);
create policy portal_sees on organisation for select to permanence_portal using (
  id = any ((select portal_known_organisations())::uuid[])
);
create policy portal_sees on contact for select to permanence_portal using (
  exists (
    select from membership
    where membership.contact_id = contact.id
      and membership.organisation_id = any ((select portal_known_organisations())::uuid[])
  )
);
create policy portal_sees on membership for select to permanence_portal using (
  organisation_id = any ((select portal_known_organisations())::uuid[])
);
create policy portal_sees on subscription for select to permanence_portal using (
  organisation_id = any ((select portal_organisations(false))::uuid[])
  or partner_id = any ((select portal_organisations(false))::uuid[])
);
create policy portal_sees on agent for select to permanence_portal using (true);

-- Of people, the portal reads what a ticket shows and no address; a lead reads the addresses of the own contacts.
revoke select on contact, agent from permanence_portal;
grant select (id, name, active) on contact to permanence_portal;
grant select (id, name, level) on agent to permanence_portal;

create function portal_colleagues(of_organisation uuid)
  returns table (id uuid, name text, email text, role text, sees text, account text)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select c.id, c.name, c.email, m.role, m.sees,
      case when not c.active then 'deactivated' when c.user_id is null then 'invited' else 'active' end
    from membership m join contact c on c.id = m.contact_id
    where m.organisation_id = of_organisation
      and exists (
        select from membership lead join contact l on l.id = lead.contact_id and l.active
        where lead.contact_id = portal_contact() and lead.organisation_id = of_organisation and lead.role = 'lead'
      )
    order by c.name, c.id;
  end;
revoke all on function portal_colleagues(uuid) from public;
grant execute on function portal_colleagues(uuid) to permanence_portal;

-- Which releases, offers and products exist is published.

-- What each thing is for, in the database itself: docs/schema.md is made of these sentences ---------------------------

comment on schema public is 'The desk: people, contracts, tickets and their log.';
comment on schema auth is 'Accounts and sessions, in the tables of the sign-in library, and the throttle. The portal role has no way in.';

comment on table auth.account_user is 'A person who can sign in; a contact or an agent points here once the invitation is accepted.';
comment on table auth.session is 'A signed-in browser; listed to its person, who can end it.';
comment on table auth.credential is 'How an account proves itself: today a password, as its hash.';
comment on column auth.credential.password is 'The hash; a password itself is kept nowhere.';
comment on table auth.verification is 'Asked for by the sign-in library; resets and invitations are in one_time_link.';
comment on table auth.throttle is 'Attempts to get in, counted per account and per address in windows; old rows are swept.';

comment on table organisation is 'A beneficiary: a customer, or a partner that serves customers.';
comment on table partnership is 'Which customers a partner serves.';
comment on table contact is 'A person of a beneficiary.';
comment on column contact.user_id is 'The account; null until the invitation is accepted.';
comment on table membership is 'A contact in an organisation, with the role there. A contact may belong to several.';
comment on column membership.sees is 'All tickets of the organisation, or only those that the contact filed; a lead sees all.';
comment on table agent is 'A person of the desk, with the level and the roles.';
comment on column agent.user_id is 'The account; null until the invitation is accepted.';
comment on table one_time_link is 'An invitation, a reset or the first set-up: used once, and only before it expires.';
comment on column one_time_link.token_hash is 'SHA-256 of the token; the token itself is in the letter alone.';

comment on table product is 'What the vendor sells support for.';
comment on table release is 'A version of a product, delivered or planned; a fix names one.';
comment on table offer is 'What a subscription grants, in its smallest form: its name and telephone number.';
comment on table subscription is 'The contract of a beneficiary for a product, from its first day to the day after its last.';
comment on column subscription.partner_id is 'The partner that the subscription goes through, if any.';
comment on column subscription.ends_on is 'The first day that is not covered any more.';

comment on table ticket is 'One row per ticket: what lists and guards need. It is the fold of the events of the ticket, saved in the transaction that appends them.';
comment on column ticket.reference is 'What people call it; never a secret.';
comment on column ticket.partner_id is 'The partner of the subscription at the filing.';
comment on column ticket.declared_severity is 'What the beneficiary says.';
comment on column ticket.severity is 'What counts: as declared until the desk qualifies it.';
comment on column ticket.waiting_on is 'Whose turn it is; null once closed.';
comment on column ticket.public_sequence is 'Number of the last event of the public chain; half of the version that If-Match names.';
comment on column ticket.internal_sequence is 'Number of the last event of the internal chain.';
comment on column ticket.public_head is 'Hash of the last event of the public chain, so that appending reads nothing else.';
comment on column ticket.internal_head is 'Hash of the last event of the internal chain.';
comment on column ticket.facts is 'What only the ticket''s own page needs: requests, conclusions, attempts, closure.';

comment on table event is 'The append-only history: two chains per ticket, each gap-free, each event with the hash of the one before it.';
comment on column event.chain is 'public, which the beneficiary reads, or internal.';
comment on column event.hashes is 'Of each erasable text and file its name and salted hash.';
comment on table event_text is 'The words of an event, beside it: erasing text and salt together breaks no chain.';
comment on table attachment is 'A file. Its bytes are in the data directory, under this id.';
comment on column attachment.ticket_id is 'With chain and sequence the event that handed it in; until then the file is its uploader''s alone.';
comment on table signed_heads is 'One signature a day over the heads of all chains, so that a cut tail shows.';
comment on table signed_head is 'The head of one chain as it was signed that day.';
comment on table idempotency is 'What a POST answered under its key: sent again it answers the same, and acts once. Old rows are swept.';
comment on table permanence_migration is 'The migrations that made this database, each with the hash of its text.';
comment on sequence ticket_number is 'The number in a ticket''s reference.';

comment on function refuse_change() is 'Keeps the log append-only, for every role.';
comment on function refuse_reopening() is 'Keeps a closed ticket closed, whatever asks.';
comment on function refuse_event_after_closing() is 'Lets no event, no text and no file follow the closing of its ticket.';
comment on function refuse_rewording() is 'Lets words be erased, never rewritten.';
comment on function portal_contact() is 'The contact for whom the portal role reads: set local permanence.contact. Unset, it sees nothing.';
comment on function portal_organisations(boolean) is 'Organisations of the contact who asks; those whose every ticket the contact sees, where asked for the whole.';
comment on function portal_known_organisations() is 'Organisations whose name the contact may read: the own, and those on the other side of a subscription.';
comment on function portal_colleagues(uuid) is 'The contacts of an organisation with their addresses, for its lead alone.';
