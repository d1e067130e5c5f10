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

-- A ticket names others: the one that it follows up or duplicates, those that an escalation cites, the escalation that cites it.
-- Whoever does not see such a ticket is not told its reference. As in 0036, what few tickets have is asked by functions.
create function seen_reference(named text) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  return case when exists (select from ticket where reference = named) then to_jsonb(named) else 'null'::jsonb end;
end $$;

create function seen_references(named jsonb) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  return (
    select coalesce(jsonb_agg(one order by place), '[]')
    from jsonb_array_elements_text(named) with ordinality as given (one, place)
    where exists (select from ticket where reference = one)
  );
end $$;

create function seen_payload(of_type text, payload jsonb) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
declare
  said text;
begin
  foreach said in array array['followUpOf', 'duplicateOf', case of_type when 'ticket-cited' then 'by' end] loop
    if payload ->> said is not null then
      payload := jsonb_set(payload, array[said], seen_reference(payload ->> said));
    end if;
  end loop;
  if payload ? 'cites' then
    payload := jsonb_set(payload, '{cites}', seen_references(payload -> 'cites'));
  end if;
  return payload;
end $$;

create function seen_facts(facts jsonb) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  if facts #>> '{closure,duplicateOf}' is not null then
    facts := jsonb_set(facts, '{closure,duplicateOf}', seen_reference(facts #>> '{closure,duplicateOf}'));
  end if;
  if facts ? 'escalations' then
    facts := jsonb_set(facts, '{escalations}', (
      select coalesce(jsonb_agg(
        case when one ? 'cites' then jsonb_set(one, '{cites}', seen_references(one -> 'cites')) else one end order by place), '[]')
      from jsonb_array_elements(facts -> 'escalations') with ordinality as given (one, place)
    ));
  end if;
  return facts;
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['ticket_readers(uuid, uuid, uuid)', 'contact_sees_ticket(uuid, uuid, uuid, uuid)'] loop
    execute format('revoke all on function %s from public', named);
    execute format('grant execute on function %s to permanence_desk', named);
  end loop;
  foreach named in array array['seen_reference(text)', 'seen_references(jsonb)', 'seen_payload(text, jsonb)', 'seen_facts(jsonb)'] loop
    execute format('revoke all on function %s from public', named);
    execute format('grant execute on function %s to permanence_portal', named);
  end loop;
end $$;

comment on function ticket_readers(uuid, uuid, uuid) is 'Whom a letter to its beneficiary goes to: its filer, while a member of either side, or else the leads of its beneficiary; of those who can sign in to an active organisation. For the desk.';
comment on function ticket_has_reader(uuid, uuid, uuid) is 'Whether a letter to its beneficiary goes to anybody: see ticket_readers. For the desk.';
comment on function contact_sees_ticket(uuid, uuid, uuid, uuid) is 'Whether this contact may read it, as the portal role would let them. For the desk.';
comment on function seen_reference(text) is 'This reference where the caller sees the ticket, else null.';
comment on function seen_references(jsonb) is 'Those of these references whose tickets the caller sees, in their order.';
comment on function seen_payload(text, jsonb) is 'What an event of this type says, without references of tickets that the caller does not see.';
comment on function seen_facts(jsonb) is 'Facts of a ticket, without references of other tickets that the caller does not see.';
