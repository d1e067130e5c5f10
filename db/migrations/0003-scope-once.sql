-- What a contact may see is worked out once per transaction, on entering it. The policies read the answer: a ticket's page
-- touches nine tables, and worked it out for each anew.

create function portal_enter(asking text) returns void language sql volatile security definer
  set search_path = public, pg_temp
  begin atomic
    select set_config('permanence.contact', asking, true);
    with mine as (
      select m.organisation_id as id, m.role = 'lead' or m.sees = 'all' as whole
      from membership m
      join contact c on c.id = m.contact_id and c.active
      join organisation o on o.id = m.organisation_id and o.active
      where m.contact_id = nullif(asking, '')::uuid
    ), known as (
      select id from mine
      union select s.organisation_id from subscription s join mine on s.partner_id = mine.id
      union select s.partner_id from subscription s join mine on s.organisation_id = mine.id where s.partner_id is not null
    )
    select
      set_config('permanence.own', (select coalesce(array_agg(id), '{}') from mine)::text, true),
      set_config('permanence.whole', (select coalesce(array_agg(id) filter (where whole), '{}') from mine)::text, true),
      set_config('permanence.known', (select coalesce(array_agg(id), '{}') from known)::text, true);
  end;
revoke all on function portal_enter(text) from public;
grant execute on function portal_enter(text) to permanence_portal;

create or replace function portal_organisations(whole boolean) returns uuid[] language sql stable parallel safe security invoker
  return coalesce(nullif(current_setting(case when whole then 'permanence.whole' else 'permanence.own' end, true), ''), '{}')::uuid[];
alter function portal_organisations(boolean) reset all;

create or replace function portal_known_organisations() returns uuid[] language sql stable parallel safe security invoker
  return coalesce(nullif(current_setting('permanence.known', true), ''), '{}')::uuid[];
alter function portal_known_organisations() reset all;

comment on function portal_enter(text) is 'Lets the portal role read for this contact until the transaction ends, and works out once what the contact may see.';
comment on function portal_contact() is 'The contact for whom the portal role reads: see portal_enter. Outside of it, the role sees nothing.';
comment on function portal_organisations(boolean) is 'Organisations of the contact who asks; those whose every ticket the contact sees, where asked for the whole.';
comment on function portal_known_organisations() is 'Organisations whose name the contact may read: the own, and those on the other side of a subscription.';
