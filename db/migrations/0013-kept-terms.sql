-- A ticket keeps the terms in force at its filing: those that are open get the number that they were filed under. What is
-- closed is not written any more; who asks for its terms finds them by its filing.

update ticket t set terms_version = (
  select v.version from subscription_terms v join subscription s on s.id = v.subscription_id
  where v.subscription_id = t.subscription_id and v.agreed_at <= t.filed_at
    and v.from_day <= (t.filed_at at time zone s.zone)::date
  order by v.from_day desc, v.version desc limit 1
) where t.state <> 'closed' and t.terms_version is null and t.subscription_id is not null;
