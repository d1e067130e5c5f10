-- A list of contracts names the offer of each: taking it out of the terms every time unpacks all of them.
alter table subscription_terms
  add column offer_name text generated always as (coalesce(terms ->> 'offer', '')) stored;
grant select (offer_name) on subscription_terms to permanence_portal;

comment on column subscription_terms.offer_name is 'Of the terms, for lists.';
