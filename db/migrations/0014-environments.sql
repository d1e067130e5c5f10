-- The systems of customers: what the desk holds of each, who said so and when (R-31-09).

create table environment (
  id uuid primary key,
  organisation_id uuid not null constraint environment_organisation_fk references organisation,
  subscription_id uuid constraint environment_subscription_fk references subscription,
  product_id uuid not null constraint environment_product_fk references product,
  name text not null,
  kind text not null constraint environment_kind_known
    check (kind in ('production', 'pre_production', 'acceptance', 'development', 'sandbox')),
  -- per fact: { value, at, by: { kind, id } }
  facts jsonb not null constraint environment_facts_whole check (jsonb_typeof(facts) = 'object'),
  -- what lists show, taken out of the facts when they are written
  release text,
  whole boolean not null,
  confirmed_since timestamptz,
  version integer not null default 1 constraint environment_version_counts check (version > 0),
  created_at timestamptz not null,
  removed_at timestamptz
);
-- the lists: of one organisation, of everybody by name, of one contract
create index environment_organisation_idx on environment (organisation_id, name, id);
create index environment_name_idx on environment (name, id);
create index environment_subscription_idx on environment (subscription_id) where subscription_id is not null;
-- one production per subscribed deployment
create unique index environment_production_key on environment (subscription_id, product_id)
  where kind = 'production' and removed_at is null;

create table environment_change (
  environment_id uuid not null constraint environment_change_environment_fk references environment,
  version integer not null constraint environment_change_version_counts check (version > 0),
  at timestamptz not null,
  act text not null constraint environment_change_act_known check (act in ('recorded', 'confirmed', 'changed', 'removed')),
  name text not null,
  kind text not null,
  subscription_id uuid constraint environment_change_subscription_fk references subscription,
  said jsonb not null constraint environment_change_said_whole check (jsonb_typeof(said) = 'object'),
  agent_id uuid constraint environment_change_agent_fk references agent,
  contact_id uuid constraint environment_change_contact_fk references contact,
  primary key (environment_id, version),
  constraint environment_change_has_one_author check (num_nonnulls(agent_id, contact_id) = 1)
);

create trigger environment_change_is_append_only before update or delete on environment_change
  for each row execute function refuse_change();
create trigger environment_change_is_not_emptied before truncate on environment_change
  for each statement execute function refuse_change();

-- What a ticket is about, as it was then, and what the contract said of it.
alter table ticket
  add column environment_id uuid,
  add column environment_version integer,
  add column covered boolean,
  add column coverage jsonb,
  add constraint ticket_environment_fk foreign key (environment_id, environment_version)
    references environment_change (environment_id, version),
  add constraint ticket_environment_whole check ((environment_id is null) = (environment_version is null));
create index ticket_environment_idx on ticket (environment_id) where environment_id is not null and state <> 'closed';
grant select (environment_id, environment_version, covered) on ticket to permanence_portal;

-- Who may do what ----------------------------------------------------------------------------------------------------

grant select, insert, update on environment to permanence_desk;
grant select, insert on environment_change to permanence_desk;
grant select on environment, environment_change to permanence_portal;

do $$
declare
  scoped text;
begin
  foreach scoped in array array['environment', 'environment_change'] loop
    execute format('alter table %I enable row level security', scoped);
    execute format('alter table %I force row level security', scoped);
    execute format('create policy desk_works on %I to permanence_desk using (true) with check (true)', scoped);
    execute format('create policy owner_migrates on %I to permanence_owner using (true) with check (true)', scoped);
  end loop;
end $$;
-- The contract that a system stands under now: the one that was named, or the latest of those that followed it and began.
create function contract_in_force(named uuid) returns uuid language sql stable security definer
  set search_path = public, pg_temp
  begin atomic
    with recursive chain as (
      select s.id, 0 as place from subscription s where s.id = named
      union all
      select s.id, chain.place + 1 from subscription s join chain on s.renewal_of = chain.id
      where s.starts_on <= (now() at time zone s.zone)::date
    )
    select id from chain order by place desc limit 1;
  end;
revoke all on function contract_in_force(uuid) from public;
grant execute on function contract_in_force(uuid) to permanence_portal, permanence_desk;

-- The partner through whom a contract goes, for as long as it has not ended.
create function partner_in_force(named uuid) returns uuid language sql stable security definer
  set search_path = public, pg_temp
  begin atomic
    select s.partner_id from subscription s
    where s.id = named and (now() at time zone s.zone)::date < s.covered_until;
  end;
revoke all on function partner_in_force(uuid) from public;
grant execute on function partner_in_force(uuid) to permanence_portal, permanence_desk;

-- The beneficiary's own people see each; a partner's those of the contracts that go through it, while these last, and of
-- their history what was done under these.
create policy portal_sees on environment for select to permanence_portal using (
  organisation_id = any ((select portal_organisations(false))::uuid[])
  or partner_in_force(contract_in_force(subscription_id)) = any ((select portal_organisations(false))::uuid[])
);
create policy portal_sees on environment_change for select to permanence_portal using (
  exists (
    select from environment
    where environment.id = environment_id and (
      environment.organisation_id = any ((select portal_organisations(false))::uuid[])
      or partner_in_force(contract_in_force(environment_change.subscription_id))
        = any ((select portal_organisations(false))::uuid[])
    )
  )
);

comment on table environment is 'A system of a customer on which a product runs, as it is known now.';
comment on column environment.subscription_id is 'The contract that covers this deployment; null until somebody says so. A partner sees it by this alone.';
comment on column environment.facts is 'What is known: by name the value, when it was confirmed and by whom. The sum of what environment_change says.';
comment on column environment.whole is 'Whether every fact that the desk must hold is there; confirmed_since is when the one that was not confirmed for the longest was.';
comment on column environment.version is 'Counts what was done to it; If-Match names it.';
comment on column environment.removed_at is 'A removed one is kept for its history and its tickets.';
comment on function contract_in_force(uuid) is 'The contract that a system stands under now: the one that was named, or the latest that followed it and began.';
comment on function partner_in_force(uuid) is 'The partner through whom a contract goes, while it has not ended.';
comment on table environment_change is 'What was done to what the desk holds of a system, never rewritten: one row for each version of it.';
comment on column environment_change.said is 'The facts that were said or confirmed then, by name.';
comment on column ticket.environment_id is 'The system that it is about, with environment_version as it was at the filing.';
comment on column ticket.covered is 'Whether the contract covered it at the filing; null where nobody asked the contract.';
comment on column ticket.coverage is 'What the contract answered at the filing, every reason included, as coverage tells it.';
