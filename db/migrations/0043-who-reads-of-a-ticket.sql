-- A letter about a ticket goes to whoever may read the ticket, and to nobody else: nobody of an organisation that was
-- deactivated may, though they are its members still. Who that is was said in three places, none of which knew it.

create function ticket_readers(of_organisation uuid, of_partner uuid, of_filer uuid) returns setof uuid
  language plpgsql stable parallel safe security invoker as $$
begin
  return query
    with able as (
      select distinct c.id from membership m
      join contact c on c.id = m.contact_id and c.active and c.user_id is not null
      join organisation o on o.id = m.organisation_id and o.active
      where m.organisation_id in (of_organisation, of_partner)
        and (c.id = of_filer or (m.organisation_id = of_organisation and m.role = 'lead'))
    )
    select id from able where id = of_filer or not exists (select from able filer where filer.id = of_filer);
end $$;

create or replace function ticket_has_reader(of_organisation uuid, of_partner uuid, of_filer uuid) returns boolean
  language plpgsql stable parallel safe security invoker as $$
begin
  return exists (select from ticket_readers(of_organisation, of_partner, of_filer));
end $$;

create function contact_sees_ticket(of_contact uuid, of_organisation uuid, of_partner uuid, of_filer uuid) returns boolean
  language plpgsql stable parallel safe security invoker as $$
begin
  return exists (
    select from membership m
    join contact c on c.id = m.contact_id and c.active and c.user_id is not null
    join organisation o on o.id = m.organisation_id and o.active
    where c.id = of_contact and m.organisation_id in (of_organisation, of_partner)
      and (m.role = 'lead' or m.sees = 'all' or c.id = of_filer)
  );
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['ticket_readers(uuid, uuid, uuid)', 'contact_sees_ticket(uuid, uuid, uuid, uuid)'] loop
    execute format('revoke all on function %s from public', named);
    execute format('grant execute on function %s to permanence_desk', named);
  end loop;
end $$;

comment on function ticket_readers(uuid, uuid, uuid) is 'Whom a letter to its beneficiary goes to: its filer, while a member of either side, or else the leads of its beneficiary; of those who can sign in to an active organisation. For the desk.';
comment on function ticket_has_reader(uuid, uuid, uuid) is 'Whether a letter to its beneficiary goes to anybody: see ticket_readers. For the desk.';
comment on function contact_sees_ticket(uuid, uuid, uuid, uuid) is 'Whether this contact may read it, as the portal role would let them. For the desk.';
