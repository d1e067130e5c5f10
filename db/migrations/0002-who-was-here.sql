-- Whoever belonged to an organisation is remembered there: a ticket keeps its filer, and its history its speakers, for the
-- colleagues of someone who left. Without it, the portal's role would lose the name, and with it the ticket.

create table former_membership (
  contact_id uuid not null constraint former_membership_contact_fk references contact,
  organisation_id uuid not null constraint former_membership_organisation_fk references organisation,
  primary key (contact_id, organisation_id)
);
create index former_membership_organisation_idx on former_membership (organisation_id);

grant select, insert on former_membership to permanence_desk;
grant select on former_membership to permanence_portal;
alter table former_membership enable row level security;
alter table former_membership force row level security;
create policy desk_works on former_membership to permanence_desk using (true) with check (true);
create policy owner_migrates on former_membership to permanence_owner using (true) with check (true);
create policy portal_sees on former_membership for select to permanence_portal using (
  organisation_id = any ((select portal_known_organisations())::uuid[])
);

create function remember_member() returns trigger language plpgsql as $$
begin
  insert into former_membership (contact_id, organisation_id)
    values (old.contact_id, old.organisation_id) on conflict do nothing;
  return old;
end $$;
create trigger membership_is_remembered before delete on membership
  for each row execute function remember_member();

drop policy portal_sees on contact;
create policy portal_sees on contact for select to permanence_portal using (
  exists (
    select from membership
    where membership.contact_id = contact.id
      and membership.organisation_id = any ((select portal_known_organisations())::uuid[])
  )
  or exists (
    select from former_membership
    where former_membership.contact_id = contact.id
      and former_membership.organisation_id = any ((select portal_known_organisations())::uuid[])
  )
);

comment on table former_membership is 'Who once belonged to an organisation and left it: what they filed and said there keeps their name.';
comment on function remember_member() is 'Keeps who leaves an organisation in former_membership.';
