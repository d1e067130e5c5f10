-- The database sets up every part of a statement before it runs any of it, and under row-level security each table brings
-- its policy's questions along: a ticket's page spent more on setting up what few tickets have than on reading what all have.
-- What only some have stands in functions, which are set up when they are called. All of them read as whoever calls them.

create function ticket_settlers(of_organisation uuid, of_partner uuid, of_filer uuid) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by x.name, x.id), '[]')
    from contact x
    where x.active and x.id in (
      select m.contact_id from membership m where m.organisation_id = of_organisation and m.role = 'lead'
      union
      select m.contact_id from membership m
      where m.contact_id = of_filer and m.organisation_id in (of_organisation, of_partner)
    )
  );
end $$;

create function ticket_partner(of_partner uuid, of_organisation uuid) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  return jsonb_build_object(
    'name', (select name from organisation where id = of_partner),
    'contacts', (
      select coalesce(jsonb_agg(x.contact_id), '[]') from (
        select m.contact_id from membership m where m.organisation_id = of_partner
        union
        select left_it.contact_id from former_membership left_it
        where left_it.organisation_id = of_partner and not exists (
          select from membership m
          where m.contact_id = left_it.contact_id and m.organisation_id = of_organisation
        )
      ) x
    )
  );
end $$;

create function event_files(of_ticket uuid, of_chain text, of_sequence integer) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'size', h.size, 'mediaType', h.media_type,
      'sha256', encode(h.sha256, 'hex')) order by h.id), '[]')
    from attachment h where h.ticket_id = of_ticket and h.chain = of_chain and h.sequence = of_sequence
  );
end $$;

create function terms_at_filing(of_subscription uuid, filed_at timestamptz) returns integer
  language plpgsql stable parallel safe security invoker as $$
begin
  return (
    select f.version from subscription_terms f join subscription s on s.id = f.subscription_id
    where f.subscription_id = of_subscription and f.agreed_at <= filed_at
      and f.from_day <= (filed_at at time zone s.zone)::date
    order by f.from_day desc, f.version desc limit 1
  );
end $$;

create function escalation_points(of_subscription uuid, escalations jsonb) returns jsonb
  language plpgsql stable parallel safe security invoker as $$
begin
  return (
    select jsonb_object_agg(r.version, r.terms -> 'escalationPoints') from subscription_terms r
    where r.subscription_id = of_subscription and r.version in (
      select (e ->> 'terms')::int from jsonb_array_elements(escalations) e
    )
  );
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['ticket_settlers(uuid, uuid, uuid)', 'ticket_partner(uuid, uuid)', 'event_files(uuid, text, integer)',
    'terms_at_filing(uuid, timestamptz)', 'escalation_points(uuid, jsonb)'] loop
    execute format('revoke all on function %s from public', named);
    execute format('grant execute on function %s to permanence_desk, permanence_portal', named);
  end loop;
end $$;

comment on function ticket_settlers(uuid, uuid, uuid) is 'Who may settle a ticket: leads of its beneficiary, and its filer while a member of either side. Reads as the caller.';
comment on function ticket_partner(uuid, uuid) is 'Name of the partner of a ticket, and who speaks for it or did before leaving it. Reads as the caller.';
comment on function event_files(uuid, text, integer) is 'Files handed in with one event. Reads as the caller.';
comment on function terms_at_filing(uuid, timestamptz) is 'Version of the terms in force when a ticket was filed that does not name one itself. Reads as the caller.';
comment on function escalation_points(uuid, jsonb) is 'Points of escalation by the version of the terms that the escalations of a ticket name. Reads as the caller.';

-- Which memberships can be seen their own policies say, and they are asked in this one too: saying it here again only asked twice.
alter policy portal_sees on contact using (
  exists (select from membership where membership.contact_id = contact.id)
  or exists (select from former_membership where former_membership.contact_id = contact.id)
);
