-- What was done to a system under one partner is none of the next one's: a row is a partner's where the contract under
-- which it was done went through that partner itself, and what follows it in force still does.

create function partner_then(named uuid) returns uuid language sql stable security definer
  set search_path = public, pg_temp
  begin atomic
    select s.partner_id from subscription s where s.id = named;
  end;
revoke all on function partner_then(uuid) from public;
grant execute on function partner_then(uuid) to permanence_portal, permanence_desk;

alter policy portal_sees on environment_change using (
  exists (
    select from environment
    where environment.id = environment_id and (
      environment.organisation_id = any ((select portal_organisations(false))::uuid[])
      or (
        partner_then(environment_change.subscription_id)
          = any ((select portal_organisations(false))::uuid[])
        and partner_then(environment_change.subscription_id)
          = partner_in_force(contract_in_force(environment_change.subscription_id))
      )
    )
  )
);

comment on function partner_then(uuid) is 'The partner through whom a contract goes, or went while it lasted.';
