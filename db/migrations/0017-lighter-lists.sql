-- A list of contracts names the offer of each: taking it out of the terms every time unpacks all of them.
alter table subscription_terms
  add column offer_name text generated always as (coalesce(terms ->> 'offer', '')) stored;
grant select (offer_name) on subscription_terms to permanence_portal;

comment on column subscription_terms.offer_name is 'Of the terms, for lists.';

-- The list is by the beneficiary's name: with the name beside the contract a page of it is read from one index.
alter table subscription add column organisation_name text not null default '';
update subscription set organisation_name = (select name from organisation where organisation.id = organisation_id);
create index subscription_name_idx on subscription (organisation_name, organisation_id, covered_until desc, id desc);

create function name_beneficiary() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.organisation_name := (select name from organisation where id = new.organisation_id);
  return new;
end $$;
revoke all on function name_beneficiary() from public;
create trigger subscription_names_beneficiary before insert on subscription for each row execute function name_beneficiary();

create function rename_beneficiary() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update subscription set organisation_name = new.name where organisation_id = new.id;
  return null;
end $$;
revoke all on function rename_beneficiary() from public;
create trigger organisation_renames_contracts after update of name on organisation
  for each row when (old.name is distinct from new.name) execute function rename_beneficiary();
comment on column subscription.organisation_name is 'Of its beneficiary, as long as it is called so: kept by the database itself, for lists.';
comment on function name_beneficiary() is 'Writes the name of its beneficiary beside a new contract.';
comment on function rename_beneficiary() is 'Writes the new name of a beneficiary beside each of its contracts.';

-- What is counted as a change of names: everything that the kept lines of lists name beside their own row. Lists of systems
-- name the contract that is in force, which a renewal is from its first day.
create trigger product_is_renamed after update of name on product for each statement execute function count_naming();
create trigger contract_is_written after insert or update of sku, starts_on, renewal_of on subscription
  for each statement execute function count_naming();

comment on table naming is 'How often something was changed that lines of lists name beside their own row: what was read with it is good until then.';
