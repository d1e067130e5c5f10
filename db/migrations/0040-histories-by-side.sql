-- What was done to a system under one partner is none of the next one's: a row is a partner's where the contract under
-- which it was done went through that partner itself, and what follows it in force still does.

alter policy portal_sees on environment_change using (
  exists (
    select from environment
    where environment.id = environment_id
      and environment.organisation_id = any ((select portal_organisations(false))::uuid[])
  )
  or exists (
    select from environment join subscription on subscription.id = environment_change.subscription_id
    where environment.id = environment_id
      and subscription.partner_id = any ((select portal_organisations(false))::uuid[])
      and subscription.partner_id = partner_in_force(contract_in_force(subscription.id))
  )
);
