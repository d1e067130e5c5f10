-- The maintenance programme in people's calendars: an address that is one person's own.

create table calendar_feed (
  token_hash text primary key constraint calendar_feed_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
  contact_id uuid constraint calendar_feed_contact_fk references contact,
  agent_id uuid constraint calendar_feed_agent_fk references agent,
  created_at timestamptz not null,
  constraint calendar_feed_has_one_owner check (num_nonnulls(contact_id, agent_id) = 1)
);
create unique index calendar_feed_contact_key on calendar_feed (contact_id) where contact_id is not null;
create unique index calendar_feed_agent_key on calendar_feed (agent_id) where agent_id is not null;

grant select, insert, update (token_hash, created_at), delete on calendar_feed to permanence_desk;

comment on table calendar_feed is 'Addresses by which calendar programs read the maintenance programme; of each person one at most.';
comment on column calendar_feed.token_hash is 'Of the secret in the address, which is kept nowhere.';
